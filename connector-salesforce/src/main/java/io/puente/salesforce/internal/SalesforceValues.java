package io.puente.salesforce.internal;

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
import java.util.regex.Pattern;

/**
 * What Salesforce's JSON reader takes for each type of field: texts are read as numbers, check boxes and dates, but
 * nothing is read as a text. Lengths count UTF-16 units.
 */
record SalesforceValues(FieldSchema field) implements FieldValue.Cases<Optional<String>> {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?");
    // Control characters other than tab and line ends are dropped.
    private static final Pattern DROPPED = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    @Override
    public Optional<String> text(String value) {
        if (value.isEmpty()) {
            return cleared();
        }
        return switch (field.type()) {
            case TEXT, OTHER -> Optional.of(DROPPED.matcher(value).replaceAll(""));
            case PICKLIST -> Optional.of(listed(value));
            case NUMBER -> given(value, () -> new BigDecimal(value));
            case DATE -> given(value, () -> LocalDate.parse(value));
            case INSTANT -> given(value, () -> OffsetDateTime.parse(value));
            case FLAG -> Optional.of(value).filter(word -> word.equals("true") || word.equals("false"));
            case REFERENCE -> Optional.of(value).filter(ID.asMatchPredicate());
        };
    }

    @Override
    public Optional<String> number(BigDecimal value) {
        return only(value.toPlainString(), FieldType.NUMBER);
    }

    @Override
    public Optional<String> flag(boolean value) {
        return only(Boolean.toString(value), FieldType.FLAG);
    }

    /** A text of the form that date-times have also stands in a text. */
    @Override
    public Optional<String> instant(Instant value) {
        return field.type() == FieldType.TEXT
                ? Optional.of(RecordJson.moment(value))
                : only(value.toString(), FieldType.INSTANT);
    }

    @Override
    public Optional<String> cleared() {
        return field.type() == FieldType.FLAG ? Optional.empty() : Optional.of("");
    }

    private Optional<String> only(String value, FieldType type) {
        return field.type() == type || field.type() == FieldType.OTHER ? Optional.of(value) : Optional.empty();
    }

    /** Values of picklists compare without case. */
    private String listed(String value) {
        return field.values().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElse(value);
    }

    private static Optional<String> given(String value, Supplier<Object> parse) {
        try {
            return Optional.of(parse.get()).map(parsed -> value);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
