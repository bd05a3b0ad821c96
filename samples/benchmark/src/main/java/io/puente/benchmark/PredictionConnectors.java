package io.puente.benchmark;

import io.puente.gateway.PuenteGateway;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLoader;
import io.puente.model.TargetId;
import io.puente.route.HttpConnection;
import io.puente.route.TargetRoutes;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Connectors as the gateway makes them, over its own transport; each starts without knowing anything of its CRM. */
final class PredictionConnectors implements AutoCloseable {
    private final ConfigurableApplicationContext gateway;
    private final TargetRoutes routes;
    private int made;

    PredictionConnectors() throws IOException {
        var application = new SpringApplication(PuenteGateway.class);
        application.setRegisterShutdownHook(false);
        gateway = application.run(
                "--server.port=0",
                "--puente.data=" + Files.createTempDirectory("puente-prediction"),
                "--puente.whatsapp.app-secrets=secret-of-prediction",
                "--puente.whatsapp.verify-token=verify-token-of-prediction",
                "--puente.media.fetch=false",
                "--logging.level.root=ERROR",
                "--puente.access.users[0].name=operator",
                "--puente.access.users[0].password=password-of-prediction");
        routes = new TargetRoutes(gateway.getBean(CamelContext.class));
    }

    CrmConnector open(SimulatedCrm crm) {
        String name = "prediction-" + ++made;
        return factory(crm.name())
                .create(new ConnectorContext(
                        new TargetId(name),
                        new ConnectorSettings("puente.targets." + name + ".settings", crm.settings()),
                        routes.http(name, HttpConnection.DEFAULT),
                        purpose -> {},
                        Clock.systemUTC()));
    }

    /** The mapping that is shipped for a CRM. */
    MappingFile mapping(String crm) throws IOException {
        String resource = factory(crm).defaultMapping();
        try (InputStream file = Objects.requireNonNull(
                PredictionConnectors.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return MappingLoader.read(resource, file, crm);
        }
    }

    private CrmConnectorFactory factory(String crm) {
        return gateway.getBeansOfType(CrmConnectorFactory.class).values().stream()
                .filter(factory -> factory.type().equals(crm))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
