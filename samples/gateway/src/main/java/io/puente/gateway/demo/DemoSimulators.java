package io.puente.gateway.demo;

import io.puente.simulator.dataverse.DataverseSimulator;
import io.puente.simulator.dataverse.DataverseSimulatorSettings;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.siebel.SiebelSimulator;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** The platforms of the demo, in this process; their records live as long as it does. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoSimulators {

    @Bean
    WhatsAppSimulator whatsapp(DemoSettings settings) {
        return WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(free(settings.whatsappPort())));
    }

    @Bean
    @Order(1)
    DemoCrm salesforceDesk(DemoSettings settings) {
        return new SalesforceDesk(SalesforceSimulator.start(
                SalesforceSimulatorSettings.demo().withPort(free(settings.salesforcePort()))));
    }

    @Bean
    @Order(2)
    DemoCrm dynamicsDesk(DemoSettings settings) {
        return new DynamicsDesk(
                DataverseSimulator.start(DataverseSimulatorSettings.demo().withPort(free(settings.dynamicsPort()))));
    }

    @Bean
    @Order(3)
    DemoCrm siebelDesk(DemoSettings settings) {
        return new SiebelDesk(
                SiebelSimulator.start(SiebelSimulatorSettings.demo().withPort(free(settings.siebelPort()))));
    }

    /** Whoever starts a second demo is told the port, which the simulator's own error does not name. */
    private static int free(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("127.0.0.1", port));
            return port;
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
