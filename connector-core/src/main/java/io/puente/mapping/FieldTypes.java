package io.puente.mapping;

import io.puente.spi.FieldValue;
import io.puente.spi.SchemaReader.FieldType;
import java.math.BigDecimal;
import java.time.Instant;

/** Which values the CRM's fields can hold. */
final class FieldTypes {

    private FieldTypes() {}

    static ValueType of(FieldValue value) {
        return value.match(KIND);
    }

    static boolean fit(ValueType value, FieldType field) {
        return switch (field) {
            case TEXT -> value.textual();
            case PICKLIST -> value.textual() || value == ValueType.NUMBER;
            case NUMBER -> value == ValueType.NUMBER;
            case FLAG -> value == ValueType.FLAG;
            case INSTANT -> value == ValueType.INSTANT;
            case DATE, REFERENCE -> false;
            case OTHER -> true;
        };
    }

    static String words(FieldType field) {
        return switch (field) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "a check box";
            case INSTANT -> "a date with time";
            case DATE -> "a date without time";
            case PICKLIST -> "a picklist";
            case REFERENCE -> "a reference";
            case OTHER -> "of another kind";
        };
    }

    /** How a value of the type is written in a file; empty if it cannot be. */
    static String example(FieldType field) {
        return switch (field) {
            case NUMBER -> "write a number without quotes, such as 4 or 2.5";
            case FLAG -> "write true or false";
            case INSTANT -> "use 'value' with one of Puente's times";
            case DATE -> "choose a field for date and time";
            case REFERENCE -> "use 'references'";
            case TEXT, PICKLIST, OTHER -> "";
        };
    }

    static String hint(ValueType value, FieldType field) {
        if (field == FieldType.REFERENCE) {
            return "use 'references'";
        }
        if (field == FieldType.DATE) {
            return "choose a field for date and time";
        }
        if (value == ValueType.INSTANT) {
            return field == FieldType.TEXT
                    ? "use a template, or a field for date and time"
                    : "choose a field for date and time";
        }
        if (field == FieldType.TEXT) {
            return value == ValueType.FLAG ? "use 'map'" : "use a template";
        }
        return "use 'map', or choose another field";
    }

    private static final FieldValue.Cases<ValueType> KIND = new FieldValue.Cases<>() {
        @Override
        public ValueType text(String value) {
            return ValueType.TEXT;
        }

        @Override
        public ValueType number(BigDecimal value) {
            return ValueType.NUMBER;
        }

        @Override
        public ValueType flag(boolean value) {
            return ValueType.FLAG;
        }

        @Override
        public ValueType instant(Instant value) {
            return ValueType.INSTANT;
        }

        @Override
        public ValueType cleared() {
            return ValueType.TEXT;
        }
    };
}
