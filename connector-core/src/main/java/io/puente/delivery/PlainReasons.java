package io.puente.delivery;

import io.puente.mapping.MapOutcome;
import io.puente.spi.Budget;
import io.puente.spi.Failure;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Turns failures into sentences that a CRM administrator understands, in English or Spanish. Never holds a value of a
 * field. Immutable and thread-safe.
 */
public final class PlainReasons {
    private final ResourceBundle texts;
    private final Locale locale;

    /** @param locale English for every language that has no texts of its own */
    public PlainReasons(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.puente.delivery.reasons",
                locale,
                // Without this the machine's own language would be taken before English.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Why the CRM refused a record or failed as a whole. */
    public String of(Failure failure) {
        return format("failure." + failure.kind(), fields(failure.fields()), said(failure));
    }

    /** As {@link #of(Failure)}, for a record that was tried so often that a human must look. */
    public String afterTries(Failure failure, int tries) {
        return format("tries", of(failure), tries);
    }

    /** A parent that is not in the CRM holds a record back. @param parentObject its name in the mapping file */
    public String waitsFor(String parentObject) {
        return format("waits-for", named(parentObject));
    }

    /** The mapping file does not allow a value. */
    public String unmappable(List<MapOutcome.Problem> problems) {
        return problems.stream()
                .map(problem -> format("unmappable", problem.field(), problem.text()))
                .collect(Collectors.joining(" "));
    }

    /** The mapping or the connector broke on this record; a fault of the software. */
    public String unexpected(RuntimeException fault) {
        return format("unexpected", fault.getClass().getSimpleName());
    }

    /** The mapping gave two records one key. */
    public String keyTwice(String keyField) {
        return format("key-twice", keyField);
    }

    /** The vendor's allowance of calls is nearly used up. */
    public String budget(Budget budget) {
        return format("budget", budget.used(), budget.allowed());
    }

    private String named(String object) {
        String key = "object." + object;
        return texts.containsKey(key) ? texts.getString(key) : object;
    }

    private String fields(List<String> fields) {
        return fields.isEmpty() ? "" : " " + format(fields.size() == 1 ? "field" : "fields", String.join(", ", fields));
    }

    private String said(Failure failure) {
        String text = failure.safeText().strip();
        String code = failure.vendorCode().strip();
        if (text.isEmpty() && code.isEmpty()) {
            return "";
        }
        if (text.isEmpty() || code.isEmpty()) {
            return format("said", text + code);
        }
        return format("said-with-code", text, code);
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments).strip();
    }
}
