package io.puente.fold;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/**
 * WhatsApp's rules as data, because they change every year.
 *
 * @param asOf the day on which somebody last compared them with the source
 * @param source where they stand
 * @param serviceWindow how long a business may answer freely after a customer's message
 * @param freeEntryWindow how long sending is free after the first answer to an advertisement's message
 * @param reactionsOpenWindow whether a reaction alone opens the service window; WhatsApp does not say
 * @param marketingOptOutErrors error codes that mean "this person does not want marketing messages"
 */
public record PlatformRules(
        LocalDate asOf,
        String source,
        Duration serviceWindow,
        Duration freeEntryWindow,
        boolean reactionsOpenWindow,
        Set<Integer> marketingOptOutErrors) {

    public static final PlatformRules DEFAULTS = new PlatformRules(
            LocalDate.of(2026, 9, 1),
            "developers.facebook.com/docs/whatsapp: messages/send-messages, pricing, support/error-codes",
            Duration.ofHours(24),
            Duration.ofHours(72),
            false,
            Set.of(131050));

    public PlatformRules {
        marketingOptOutErrors = Set.copyOf(marketingOptOutErrors);
    }

    /** Whether a customer's message of this kind opens or restarts the service window. */
    boolean opensWindow(String kind) {
        return switch (kind) {
            case "reaction" -> reactionsOpenWindow;
            case "system", "edit", "revoke" -> false;
            default -> true;
        };
    }
}
