package io.puente.mapping;

import io.puente.mapping.MapOutcome.Problem;
import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of one object.
 *
 * @param when the field is left alone while this does not hold; null for always
 * @param fallback the file's {@code default}: a value of the CRM, used as it is
 * @param clear set the field to nothing when there is no value; otherwise it is left alone
 */
record FieldRule(
        String field,
        Position at,
        ValueSource source,
        @Nullable Expression when,
        @Nullable Literal fallback,
        @Nullable ValueTable table,
        @Nullable TextLimit limit,
        boolean clear,
        Write write) {

    /** When a field is written. */
    enum Write {
        ALWAYS,
        CREATE,
        WHEN_EMPTY
    }

    boolean reads(String path) {
        return source.reads(path) || when != null && when.reads(path);
    }

    boolean splits() {
        return limit != null && limit.overflow() == TextLimit.Overflow.SPLIT;
    }

    /**
     * @param fired told which row of a decision table decides; null if the object has none
     * @return null if the field is left alone
     */
    @Nullable
    FieldValue apply(MappingInput input, List<Problem> problems, @Nullable FiredRows fired) {
        if (when != null && !when.holds(input)) {
            return null;
        }
        FieldValue value = read(input, fired);
        if (value == null) {
            return fallback != null ? fallback.value() : clear ? FieldValue.cleared() : null;
        }
        FieldValue mapped = table == null ? value : translate(table, value, problems);
        return limit != null && mapped instanceof FieldValue.Text text ? fit(limit, text, problems) : mapped;
    }

    private @Nullable FieldValue read(MappingInput input, @Nullable FiredRows fired) {
        if (fired == null || !(source instanceof DecisionSource decision)) {
            return source.read(input);
        }
        DecisionSource.Row row = decision.fired(input);
        if (row == null) {
            return null;
        }
        fired.add(field, row.at());
        return row.give().value();
    }

    private @Nullable FieldValue translate(ValueTable map, FieldValue value, List<Problem> problems) {
        Literal found = map.entries().get(PlainText.of(value));
        if (found != null) {
            return found.value();
        }
        return switch (map.unmapped()) {
            case KEEP -> value;
            case DEFAULT -> fallback == null ? null : fallback.value();
            case REJECT -> {
                // Free text may be personal data, and this reason is shown and stored.
                String shown = source.type() == ValueType.TEXT ? "this text" : "'" + PlainText.of(value) + "'";
                problems.add(new Problem(
                        field, "the mapping does not say what " + shown + " becomes; add it to the field's 'map'"));
                yield null;
            }
        };
    }

    private @Nullable FieldValue fit(TextLimit max, FieldValue.Text text, List<Problem> problems) {
        if (!max.exceeded(text.value())) {
            return text;
        }
        if (max.overflow() == TextLimit.Overflow.SPLIT) {
            // The object splits it once it knows all fields.
            return text;
        }
        if (max.overflow() == TextLimit.Overflow.REJECT) {
            problems.add(new Problem(field, max.complaint(text.value())));
            return null;
        }
        return FieldValue.text(max.cut(text.value()));
    }
}
