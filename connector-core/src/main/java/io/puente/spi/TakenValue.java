package io.puente.spi;

import io.puente.spi.SchemaReader.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Takes values as a CRM does that converts nothing: a number is no text, and a text is no number. */
record TakenValue(FieldType type) implements FieldValue.Cases<Optional<String>> {

    @Override
    public Optional<String> text(String value) {
        return switch (type) {
            case TEXT, PICKLIST, REFERENCE, OTHER -> Optional.of(value);
            case DATE -> day(value);
            case NUMBER, FLAG, INSTANT -> Optional.empty();
        };
    }

    @Override
    public Optional<String> number(BigDecimal value) {
        return only(value.toPlainString(), FieldType.NUMBER, FieldType.PICKLIST);
    }

    @Override
    public Optional<String> flag(boolean value) {
        return only(Boolean.toString(value), FieldType.FLAG, FieldType.FLAG);
    }

    @Override
    public Optional<String> instant(Instant value) {
        return only(value.toString(), FieldType.INSTANT, FieldType.INSTANT);
    }

    @Override
    public Optional<String> cleared() {
        return Optional.of("");
    }

    private Optional<String> only(String value, FieldType one, FieldType other) {
        return type == one || type == other || type == FieldType.OTHER ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
