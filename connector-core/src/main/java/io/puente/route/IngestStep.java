package io.puente.route;

import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Appends the body to the log and returns once it is on disk; an exception reaches the edge, which then answers 503. The
 * same bytes sent again are one entry. Thread-safe.
 */
public final class IngestStep implements Processor {
    private final IngestLog log;

    public IngestStep(IngestLog log) {
        this.log = log;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
        String source = header(exchange, PuenteHeaders.SOURCE, String.class);
        long receivedAt = header(exchange, PuenteHeaders.RECEIVED_AT, Long.class);
        log.append(new LogEntry(source, WebhookKey.of(body), body, Instant.ofEpochMilli(receivedAt)));
    }

    private static <T> T header(Exchange exchange, String name, Class<T> type) {
        T value = exchange.getMessage().getHeader(name, type);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }
}
