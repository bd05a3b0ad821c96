package io.puente.route;

import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Submits the body to the log. The exchange is done once it is on disk, without a thread that waits for it; a failure
 * reaches the edge, which then answers 503. The same bytes sent again are one entry. Thread-safe.
 */
public final class IngestStep extends AsyncProcessorSupport {
    private final IngestLog log;

    public IngestStep(IngestLog log) {
        this.log = log;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Boolean> committed;
        try {
            committed = log.submit(entry(exchange));
        } catch (InvalidPayloadException | RuntimeException e) {
            committed = CompletableFuture.failedFuture(e);
        }
        boolean already = committed.isDone();
        committed.whenComplete((added, failure) -> {
            if (failure != null) {
                exchange.setException(failure);
            }
            callback.done(already);
        });
        return already;
    }

    private static LogEntry entry(Exchange exchange) throws InvalidPayloadException {
        byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
        String source = header(exchange, PuenteHeaders.SOURCE, String.class);
        long receivedAt = header(exchange, PuenteHeaders.RECEIVED_AT, Long.class);
        return new LogEntry(source, WebhookKey.of(body), body, Instant.ofEpochMilli(receivedAt));
    }

    private static <T> T header(Exchange exchange, String name, Class<T> type) {
        T value = exchange.getMessage().getHeader(name, type);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }
}
