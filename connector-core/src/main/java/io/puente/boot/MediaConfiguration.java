package io.puente.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.media.MediaFetcher;
import io.puente.media.MediaFiles;
import io.puente.media.MediaHosts;
import io.puente.media.MediaTurn;
import io.puente.media.MediaWorker;
import io.puente.route.CamelMediaSource;
import io.puente.route.GraphAccess;
import io.puente.route.MediaRoute;
import io.puente.store.jdbc.JdbcStores;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
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
        Secret token = Objects.requireNonNull(graph.token());
        return new GraphAccess(
                graph.baseUri(),
                graph.apiVersion(),
                token::value,
                Connections.toGraph(
                        graph.connection(),
                        // A file's answer is open until it is on disk.
                        settings.media().parallel() + 1));
    }

    @Bean
    MediaRoute mediaRoute(GraphAccess access) {
        return new MediaRoute(access);
    }

    /** Closed after the worker has stopped. */
    @Bean
    MediaTurn mediaTurn(JdbcStores stores, PuenteAutoConfiguration.NodeName node, Clock clock) {
        return new MediaTurn(stores.leases(), node.value(), clock);
    }

    @Bean
    MediaWorker mediaWorker(
            PuenteSettings settings,
            GraphAccess access,
            ProducerTemplate camel,
            JdbcStores stores,
            MediaFiles files,
            MediaTurn turn,
            MediaSignal signal,
            MeterRegistry meters,
            Clock clock) {
        var source = new CamelMediaSource(
                camel, access, MediaHosts.of(settings.whatsapp().graph().mediaHosts(), access.baseUri()));
        var fetcher = new MediaFetcher(
                source,
                stores.media(),
                files,
                settings.media().maxFile().toBytes(),
                clock,
                () -> ThreadLocalRandom.current().nextLong());
        var worker =
                new MediaWorker(fetcher, stores.media(), clock, settings.media().parallel(), POLL, turn, meters);
        signal.add(worker::signal);
        return worker;
    }

    @Bean
    SmartLifecycle mediaLifecycle(MediaWorker worker) {
        return new Lifecycle(worker::start, worker::close);
    }

    private static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }
}
