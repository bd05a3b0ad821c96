package io.puente.benchmark;

import io.puente.gateway.PuenteGateway;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLayers;
import io.puente.mapping.MappingLoader;
import io.puente.model.TargetId;
import io.puente.rehearse.ReadOnlyCalls;
import io.puente.route.HttpConnection;
import io.puente.route.TargetRoutes;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Connectors as the gateway makes them, over its own transport; each starts without knowing anything of its CRM. Thread-safe. */
final class PredictionConnectors implements AutoCloseable {
    private final ConfigurableApplicationContext gateway;
    /** One for all: Camel's registry, which making a connection changes, is searched by calls. */
    private final Transport transport;

    private final AtomicInteger made = new AtomicInteger();

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
        transport = new TargetRoutes(gateway.getBean(CamelContext.class)).http("prediction", HttpConnection.DEFAULT);
    }

    CrmConnector open(SimulatedCrm crm) {
        return factory(crm.name()).create(context(crm));
    }

    /** One that can only read. */
    CrmConnector open(SimulatedCrm crm, ReadOnlyCalls calls) {
        return factory(crm.name()).create(calls.context(context(crm)));
    }

    private ConnectorContext context(SimulatedCrm crm) {
        String name = "prediction-" + made.incrementAndGet();
        return new ConnectorContext(
                new TargetId(name),
                new ConnectorSettings("puente.targets." + name + ".settings", crm.settings()),
                transport,
                purpose -> {},
                Clock.systemUTC());
    }

    /** The mapping that is shipped for a CRM. */
    MappingFile mapping(String crm) throws IOException {
        String shipped = factory(crm).defaultMapping();
        return MappingLoader.read(shipped, open(shipped), crm);
    }

    /** What somebody makes of it: consents, too, are written anew. */
    MappingFile candidate(String crm) throws IOException {
        String shipped = factory(crm).defaultMapping();
        String candidate = "mapping/prediction-" + crm + ".yaml";
        return MappingLoader.read(
                candidate, open(candidate), crm, name -> new MappingLayers.Layer(shipped, open(shipped)));
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                PredictionConnectors.class.getClassLoader().getResourceAsStream(resource), resource);
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
