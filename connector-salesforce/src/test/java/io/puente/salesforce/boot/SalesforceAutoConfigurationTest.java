package io.puente.salesforce.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.CrmConnectorFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SalesforceAutoConfigurationTest {

    @Test
    void theJarMakesTheTypeAvailable() {
        new ApplicationContextRunner()
                .withBean(CamelContext.class, DefaultCamelContext::new)
                .withConfiguration(AutoConfigurations.of(SalesforceAutoConfiguration.class))
                .run(context -> {
                    CrmConnectorFactory factory = context.getBean(CrmConnectorFactory.class);
                    assertThat(factory.type()).isEqualTo("salesforce");
                    assertThat(factory.secretSettings()).contains("client-secret", "password");
                    assertThat(getClass().getClassLoader().getResource(factory.defaultMapping()))
                            .isNotNull();
                });
    }

    @Test
    void bootFindsIt() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(SalesforceAutoConfiguration.class.getName());
    }
}
