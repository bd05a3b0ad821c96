package io.puente.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Derives the current state per purpose: in each scope the newest decision counts, an opt-out wins a tie, and of
 * several scopes the stricter wins. The result does not depend on the order of the entries. Expired permissions count
 * as if they had never been given.
 */
public final class ConsentLedger {

    /** Newest last; of two at one moment the opt-out last. */
    private static final Comparator<ConsentEntry> BY_FORCE = Comparator.comparing(ConsentEntry::at)
            .thenComparing(ConsentEntry::decision)
            .thenComparing(ConsentEntry::key);

    private ConsentLedger() {}

    public static Map<ConsentPurpose, ConsentState> current(Collection<ConsentEntry> entries, Instant now) {
        Map<String, ConsentEntry> newestByScope = new HashMap<>();
        for (ConsentEntry entry : entries) {
            if (entry.expiresAt() != null && entry.expiresAt().isBefore(now)) {
                continue;
            }
            newestByScope.merge(
                    entry.purpose() + " " + entry.scope(), entry, (a, b) -> BY_FORCE.compare(a, b) >= 0 ? a : b);
        }
        Map<ConsentPurpose, ConsentEntry> strictest = new EnumMap<>(ConsentPurpose.class);
        for (ConsentEntry entry : newestByScope.values()) {
            strictest.merge(entry.purpose(), entry, ConsentLedger::stricter);
        }
        Map<ConsentPurpose, ConsentState> states = new EnumMap<>(ConsentPurpose.class);
        strictest.forEach((purpose, entry) ->
                states.put(purpose, new ConsentState(purpose, entry.decision(), entry.at(), entry.key())));
        return states;
    }

    private static ConsentEntry stricter(ConsentEntry a, ConsentEntry b) {
        if (a.decision() != b.decision()) {
            return a.decision() == ConsentDecision.OPT_OUT ? a : b;
        }
        return BY_FORCE.compare(a, b) >= 0 ? a : b;
    }
}
