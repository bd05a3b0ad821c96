package io.puente.edge;

import io.puente.store.LogEntry;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Hands bodies to the Camel route {@code wa-ingest} without waiting for it. Each exchange is fresh and gets our two
 * headers only: nothing from outside becomes a Camel header. Thread-safe.
 */
final class CamelBridge {

    private static final String INGEST = "direct:wa-ingest";

    private final AsyncProducer ingest;
    private final Clock clock;

    CamelBridge(CamelContext camel, Clock clock) {
        this.clock = clock;
        try {
            ingest = camel.getEndpoint(INGEST).createAsyncProducer();
            camel.addService(ingest);
        } catch (Exception e) {
            throw new IllegalStateException("no way to " + INGEST, e);
        }
    }

    /** @param done gets what the route threw, null if it came to its end; runs on any thread and must not wait */
    void send(byte[] body, Consumer<@Nullable Exception> done) {
        Exchange exchange = ingest.getEndpoint().createExchange();
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(EdgeHeaders.SOURCE, LogEntry.WHATSAPP);
        message.setHeader(EdgeHeaders.RECEIVED_AT, clock.millis());
        ingest.process(exchange, doneAtOnce -> done.accept(exchange.getException()));
    }
}
