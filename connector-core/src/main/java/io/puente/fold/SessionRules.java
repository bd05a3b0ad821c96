package io.puente.fold;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When a conversation becomes a new case.
 *
 * @param silence a customer's message after so long without any message, by the messages' own times, opens a new case
 * @param opens whether a kind of update opens a case; a kind that is not named does if it is a customer's message, because
 *     a kind WhatsApp invents tomorrow must not be lost to the agents
 * @param adoptEarlier whether messages that had no case go to the next one that opens
 */
public record SessionRules(Duration silence, Map<String, Boolean> opens, boolean adoptEarlier) {

    /** Pseudo-kinds beside WhatsApp's message types. */
    public static final String CALL = "call";

    public static final String CALL_EVENT = "call-event";
    public static final String ECHO = "echo";
    public static final String HISTORY = "history";

    private static final Map<String, Boolean> DEFAULT_OPENS = Map.ofEntries(
            Map.entry(CALL, true),
            Map.entry(CALL_EVENT, false),
            Map.entry(ECHO, false),
            Map.entry(HISTORY, false),
            Map.entry("reaction", false),
            Map.entry("request_welcome", false),
            Map.entry("system", false),
            Map.entry("edit", false),
            Map.entry("revoke", false));

    public static final SessionRules DEFAULTS = new SessionRules(Duration.ofHours(24), Map.of(), true);

    /** @throws IllegalArgumentException if the silence is not positive */
    public SessionRules {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException(
                    "the silence after which a new case opens must be positive, not " + silence);
        }
        var all = new HashMap<>(DEFAULT_OPENS);
        all.putAll(opens);
        opens = Map.copyOf(all);
    }

    boolean opens(String kind) {
        return opens.getOrDefault(kind, true);
    }
}
