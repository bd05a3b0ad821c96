package io.puente.dynamics.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.CrmConnectorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DynamicsAutoConfigurationTest {

    @Test
    void theJarMakesTheTypeAvailable() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynamicsAutoConfiguration.class))
                .run(context -> {
                    CrmConnectorFactory factory = context.getBean(CrmConnectorFactory.class);
                    assertThat(factory.type()).isEqualTo("dynamics");
                    assertThat(factory.secretSettings()).contains("client-secret", "certificate-key-store-password");
                    assertThat(getClass().getClassLoader().getResource(factory.defaultMapping()))
                            .isNotNull();
                });
    }

    @Test
    void bootFindsIt() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(DynamicsAutoConfiguration.class.getName());
    }
}
