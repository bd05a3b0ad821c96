package io.puente.spi;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A value for one CRM field. A field that is missing from a change is left alone; {@link Cleared} sets it to nothing,
 * which core does only on evidence.
 */
public sealed interface FieldValue {

    /** Called with the one case that applies; Java 17 has no switch over types. */
    <R> R match(Cases<R> cases);

    /** One method per kind of value, so that a new kind is a compile error wherever it must be handled. */
    interface Cases<R> {
        R text(String value);

        R number(BigDecimal value);

        R flag(boolean value);

        R instant(Instant value);

        R cleared();
    }

    /** Text as it came; the connector cuts nothing, the mapping did. */
    record Text(String value) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.text(value);
        }

        /** Length only: it may be a name or a message. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /** A number, exact. */
    record Numeric(BigDecimal value) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.number(value);
        }
    }

    /** True or false. */
    record Flag(boolean value) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.flag(value);
        }
    }

    /** A moment; the connector writes it in the CRM's own form and zone. */
    record Moment(Instant value) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.instant(value);
        }
    }

    /** Set the field to nothing. */
    record Cleared() implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cleared();
        }
    }

    static FieldValue text(String value) {
        return new Text(value);
    }

    static FieldValue number(BigDecimal value) {
        return new Numeric(value);
    }

    static FieldValue flag(boolean value) {
        return new Flag(value);
    }

    static FieldValue instant(Instant value) {
        return new Moment(value);
    }

    static FieldValue cleared() {
        return new Cleared();
    }
}
