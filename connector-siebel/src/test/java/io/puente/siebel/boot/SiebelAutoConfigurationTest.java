package io.puente.siebel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.CrmConnectorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SiebelAutoConfigurationTest {

    @Test
    void theJarMakesTheTypeAvailable() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SiebelAutoConfiguration.class))
                .run(context -> {
                    CrmConnectorFactory factory = context.getBean(CrmConnectorFactory.class);
                    assertThat(factory.type()).isEqualTo("siebel");
                    assertThat(factory.secretSettings()).contains("password", "client-secret", "headers");
                    assertThat(getClass().getClassLoader().getResource(factory.defaultMapping()))
                            .isNotNull();
                });
    }

    @Test
    void bootFindsIt() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(SiebelAutoConfiguration.class.getName());
    }
}
