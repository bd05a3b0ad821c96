package io.puente.gateway.system;

import io.puente.gateway.PuenteGateway;
import io.puente.store.jdbc.JdbcStores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The gateway in this JVM, on any free port, with stores that a test may choose. */
record GatewayHere(ConfigurableApplicationContext context) implements AutoCloseable {

    static GatewayHere start(Path data, Map<String, String> settings) {
        return start(data, settings, null);
    }

    static GatewayHere start(Path data, Map<String, String> settings, @Nullable Function<Clock, JdbcStores> stores) {
        var application = new SpringApplication(PuenteGateway.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            if (stores != null) {
                ((GenericApplicationContext) context)
                        .registerBean("stores", JdbcStores.class, () -> stores.apply(Clock.systemUTC()));
            }
        });
        var arguments = Platforms.arguments(settings);
        arguments.add("--server.port=0");
        arguments.add("--puente.data=" + data);
        return new GatewayHere(application.run(arguments.toArray(String[]::new)));
    }

    URI uri() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        context.close();
    }
}
