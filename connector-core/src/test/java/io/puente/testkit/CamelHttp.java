package io.puente.testkit;

import io.puente.route.HttpConnection;
import io.puente.route.IngestStep;
import io.puente.route.PipelineRoutes;
import io.puente.route.TargetRoutes;
import io.puente.spi.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;

/** The transport of production, over a Camel context of its own, for tests of connectors that have none themselves. */
public final class CamelHttp implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final TargetRoutes routes = new TargetRoutes(context);

    public CamelHttp() {
        try {
            context.addRoutes(new PipelineRoutes(new IngestStep(new FakeIngestLog())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.start();
    }

    /** @param timeOut the longest silence while an answer is awaited */
    public Transport transport(Duration timeOut) {
        var connection =
                new HttpConnection(null, null, null, null, null, null, null, Duration.ofSeconds(5), timeOut, 64);
        return routes.http("test-" + NAMES.incrementAndGet(), connection);
    }

    @Override
    public void close() {
        context.stop();
    }
}
