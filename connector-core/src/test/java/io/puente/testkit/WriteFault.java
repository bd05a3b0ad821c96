package io.puente.testkit;

import java.util.Map;

/**
 * What happens to the next write that reaches a {@link FakeCrm}.
 *
 * @param status of a {@code REPLY}; 0 for the others
 */
public record WriteFault(Kind kind, int status, Map<String, String> headers) {

    /** The fake knows how its vendor's wire shows each of them. */
    public enum Kind {
        /** This status instead of the vendor's answer; nothing is applied. */
        REPLY,
        /** Applied; the answer comes after the connector's time-out. */
        SLOW,
        /** The connection is reset; nothing is applied. */
        RESET,
        /** Applied; the connection is reset before the answer. */
        APPLIED_THEN_DROPPED,
        /** Applied; the answer breaks off. */
        CUT_BODY,
        /** A page of some device on the way, with status 200; nothing is applied. */
        HTML_WITH_200,
        /** Applied; the answer is a success that no parser reads. */
        UNREADABLE,
        /** Every token handed out so far dies first. */
        EXPIRED_TOKEN,
        /** The vendor's own refusal when the calls of the day are used up. */
        DAILY_LIMIT,
        /** The vendor's own refusal of too many calls at once. */
        CONCURRENT_LIMIT
    }

    public WriteFault {
        headers = Map.copyOf(headers);
    }

    public static WriteFault of(Kind kind) {
        return new WriteFault(kind, 0, Map.of());
    }

    public static WriteFault reply(int status, Map<String, String> headers) {
        return new WriteFault(Kind.REPLY, status, headers);
    }
}
