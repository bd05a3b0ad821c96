package io.puente.store;

import java.time.Instant;

/** A committed entry of the log. */
public record LogRecord(long sequence, String source, String sourceKey, byte[] body, Instant receivedAt) {

    @Override
    public String toString() {
        return "LogRecord[" + sequence + ", " + source + "]";
    }
}
