package io.puente.store;

import java.time.Instant;

/**
 * Something that happened, as bytes.
 *
 * @param source {@link #WHATSAPP}, {@link #CONSENT_API}, {@link #OPERATOR} or {@code crm:<target>}
 * @param sourceKey unique within the source; a second entry with the same pair is a repeat
 */
public record LogEntry(String source, String sourceKey, byte[] body, Instant receivedAt) {

    public static final String WHATSAPP = "whatsapp";
    public static final String CONSENT_API = "api:consents";
    public static final String OPERATOR = "operator";

    /** Stands for the body of an entry that erasure took away as a whole. */
    public static final String ERASED = "{\"erased\":true}";

    public static String crm(String target) {
        return "crm:" + target;
    }

    @Override
    public String toString() {
        return "LogEntry[" + source + ", " + body.length + " bytes]";
    }
}
