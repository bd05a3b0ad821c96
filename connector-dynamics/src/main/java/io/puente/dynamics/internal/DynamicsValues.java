package io.puente.dynamics.internal;

import io.puente.spi.FieldValue;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** What columns take of what {@link RecordJson} writes for them. Lengths count UTF-16 units. */
record DynamicsValues(FieldSchema field) implements FieldValue.Cases<Optional<String>> {

    @Override
    public Optional<String> text(String value) {
        return switch (field.type()) {
            case TEXT, REFERENCE, OTHER -> Optional.of(value);
            case PICKLIST -> Optional.of(listed(value));
            case DATE -> given(value, () -> LocalDate.parse(value));
            case INSTANT -> given(value, () -> OffsetDateTime.parse(value));
            case NUMBER, FLAG -> Optional.empty();
        };
    }

    @Override
    public Optional<String> number(BigDecimal value) {
        return field.type() == FieldType.PICKLIST
                ? Optional.of(value.toBigInteger().toString())
                : textOr(FieldType.NUMBER, value.toPlainString());
    }

    @Override
    public Optional<String> flag(boolean value) {
        return textOr(FieldType.FLAG, Boolean.toString(value));
    }

    @Override
    public Optional<String> instant(Instant value) {
        return textOr(FieldType.INSTANT, OData.moment(value));
    }

    @Override
    public Optional<String> cleared() {
        return Optional.of("");
    }

    /** The connector writes anything into a text. */
    private Optional<String> textOr(FieldType type, String value) {
        boolean takes = field.type() == type || field.type() == FieldType.TEXT || field.type() == FieldType.OTHER;
        return takes ? Optional.of(value) : Optional.empty();
    }

    /** Labels compare without case. */
    private String listed(String value) {
        String label = value.strip();
        return field.values().stream()
                .filter(label::equalsIgnoreCase)
                .findFirst()
                .orElse(value);
    }

    private static Optional<String> given(String value, Supplier<Object> parse) {
        try {
            return Optional.of(parse.get()).map(parsed -> value);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
