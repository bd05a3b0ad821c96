package io.puente.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes wrong with one call. {@code applied} faults let the vendor change its state first, so the caller cannot
 * know; the others happen in front of the vendor.
 *
 * @param status of the answer; 0 where the fault has none of its own
 * @param body of a scripted reply, or the page of an HTML fault
 * @param delay before the normal answer; zero for other kinds
 * @param bytes of the body that still arrive when it is cut; 0 for other kinds
 */
public record Fault(Kind kind, int status, Map<String, String> headers, String body, Duration delay, int bytes) {

    /** The words of {@code kind} in the JSON of {@code /_sim/faults}. */
    public enum Kind {
        REPLY("reply"),
        DELAY("delay"),
        REFUSE("refuse"),
        CUT_BODY("cutBody"),
        APPLY_THEN_DROP("applyThenDrop"),
        HTML("html"),
        EXPIRE_TOKEN("expireToken"),
        UNREADABLE("unreadable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Service notice</title></head>"
            + "<body><h1>The service is being maintained</h1><p>Please try again later.</p></body></html>\n";

    public Fault {
        headers = Map.copyOf(headers);
    }

    /** Answers this instead of the vendor; nothing is applied. */
    public static Fault reply(int status, Map<String, String> headers, String body) {
        return new Fault(Kind.REPLY, status, headers, body, Duration.ZERO, 0);
    }

    public static Fault reply(int status) {
        return reply(status, Map.of(), "");
    }

    /** Normal behaviour; the answer leaves late. The state changes at once. */
    public static Fault delay(Duration delay) {
        return new Fault(Kind.DELAY, 0, Map.of(), "", delay, 0);
    }

    /** The connection is reset and nothing is applied. */
    public static Fault refuse() {
        return new Fault(Kind.REFUSE, 0, Map.of(), "", Duration.ZERO, 0);
    }

    /** Applied; the answer's headers promise the whole body, but the connection ends after so many bytes of it. */
    public static Fault cutBodyAt(int bytes) {
        return new Fault(Kind.CUT_BODY, 0, Map.of(), "", Duration.ZERO, bytes);
    }

    /** Applied; then the connection is reset before a byte of the answer. */
    public static Fault applyThenDrop() {
        return new Fault(Kind.APPLY_THEN_DROP, 0, Map.of(), "", Duration.ZERO, 0);
    }

    /** The HTML page of a gateway in front of the vendor, with any status, 200 too; nothing is applied. */
    public static Fault html(int status) {
        return new Fault(Kind.HTML, status, Map.of(), PAGE, Duration.ZERO, 0);
    }

    /** Every token handed out so far dies, then normal behaviour: this call is refused as unauthorised. */
    public static Fault expireToken() {
        return new Fault(Kind.EXPIRE_TOKEN, 0, Map.of(), "", Duration.ZERO, 0);
    }

    /** Applied; answered with the vendor's own status and content type and a body that no parser reads. */
    public static Fault unreadable() {
        return new Fault(Kind.UNREADABLE, 0, Map.of(), "{\"\u0000", Duration.ZERO, 0);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.word());
        switch (kind) {
            case REPLY -> {
                json.put("status", status);
                json.put("headers", headers);
                json.put("body", body);
            }
            case HTML -> json.put("status", status);
            case DELAY -> json.put("millis", delay.toMillis());
            case CUT_BODY -> json.put("bytes", bytes);
            case REFUSE, APPLY_THEN_DROP, EXPIRE_TOKEN, UNREADABLE -> {}
        }
        return json;
    }
}
