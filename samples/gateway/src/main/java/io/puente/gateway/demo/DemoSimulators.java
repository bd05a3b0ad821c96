package io.puente.gateway.demo;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The platforms of the demo, in this process; their records live as long as it does. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoSimulators {

    @Bean
    WhatsAppSimulator whatsapp(DemoSettings settings) {
        return WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(settings.whatsappPort()));
    }

    @Bean
    SalesforceSimulator salesforceOrg(DemoSettings settings) {
        return SalesforceSimulator.start(SalesforceSimulatorSettings.demo().withPort(settings.salesforcePort()));
    }
}
