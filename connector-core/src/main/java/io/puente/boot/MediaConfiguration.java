package io.puente.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.media.MediaFetcher;
import io.puente.media.MediaFiles;
import io.puente.media.MediaHosts;
import io.puente.media.MediaWorker;
import io.puente.route.CamelMediaSource;
import io.puente.route.GraphAccess;
import io.puente.route.MediaRoute;
import io.puente.store.jdbc.JdbcStores;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fetching of files; absent with {@code puente.media.fetch=false}, when the queue waits for another node or time. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "puente.media.fetch", matchIfMissing = true)
class MediaConfiguration {

    private static final Duration POLL = Duration.ofSeconds(5);

    @Bean
    GraphAccess graphAccess(PuenteSettings settings) {
        PuenteSettings.Graph graph = settings.whatsapp().graph();
        PuenteSettings.Connection connection = graph.connection();
        Secret token = Objects.requireNonNull(graph.token());
        return new GraphAccess(
                graph.baseUri(),
                graph.apiVersion(),
                token::value,
                connection.connectTimeout(),
                connection.responseTimeout(),
                "Puente",
                connection.proxy(),
                tls(connection));
    }

    @Bean
    MediaRoute mediaRoute(GraphAccess access) {
        return new MediaRoute(access);
    }

    @Bean
    MediaWorker mediaWorker(
            PuenteSettings settings,
            GraphAccess access,
            ProducerTemplate camel,
            JdbcStores stores,
            MediaSignal signal,
            MeterRegistry meters,
            Clock clock)
            throws IOException {
        var source = new CamelMediaSource(
                camel, access, MediaHosts.of(settings.whatsapp().graph().mediaHosts(), access.baseUri()));
        var fetcher = new MediaFetcher(
                source,
                stores.media(),
                new MediaFiles(settings.data().resolve("media")),
                settings.media().maxFile().toBytes(),
                clock,
                () -> ThreadLocalRandom.current().nextLong());
        var worker =
                new MediaWorker(fetcher, stores.media(), clock, settings.media().parallel(), POLL, meters);
        signal.add(worker::signal);
        return worker;
    }

    @Bean
    SmartLifecycle mediaLifecycle(MediaWorker worker) {
        return new Lifecycle(worker::start, worker::close);
    }

    private static @Nullable SSLContextParameters tls(PuenteSettings.Connection connection) {
        if (connection.trustStore() == null && connection.keyStore() == null) {
            return null;
        }
        var tls = new SSLContextParameters();
        if (connection.trustStore() != null) {
            var trust = new TrustManagersParameters();
            trust.setKeyStore(store(connection.trustStore().toString(), connection.trustStorePassword()));
            tls.setTrustManagers(trust);
        }
        if (connection.keyStore() != null) {
            var keys = new KeyManagersParameters();
            keys.setKeyStore(store(connection.keyStore().toString(), connection.keyStorePassword()));
            keys.setKeyPassword(password(connection.keyStorePassword()));
            tls.setKeyManagers(keys);
        }
        return tls;
    }

    private static KeyStoreParameters store(String file, @Nullable Secret password) {
        var store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(password(password));
        return store;
    }

    private static @Nullable String password(@Nullable Secret password) {
        return password == null ? null : password.value();
    }
}
