package io.puente.simulator.salesforce.org;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule written by an administrator.
 *
 * @param violated told the row as it would be stored, by API names; true refuses it
 * @param message shown to the caller word for word
 * @param field where the message is shown, or null for the top of the page
 */
public record ValidationRule(
        String object,
        String name,
        Predicate<Map<String, @Nullable Object>> violated,
        String message,
        @Nullable String field) {}
