package io.puente.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A committed entry of the log. */
public record LogRecord(long sequence, String source, String sourceKey, byte[] body, Instant receivedAt) {

    /** True if erasure took the body away. */
    public boolean erased() {
        return body.length == LogEntry.ERASED.length()
                && new String(body, StandardCharsets.UTF_8).equals(LogEntry.ERASED);
    }

    @Override
    public String toString() {
        return "LogRecord[" + sequence + ", " + source + "]";
    }
}
