package io.puente.simulator.dataverse.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A constant in an address.
 *
 * @param value String, BigDecimal, Boolean, UUID, Instant, LocalDate or null
 */
public record Literal(@Nullable Object value) {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+");

    /** @return null if the word is no literal; then it is a name */
    public static @Nullable Literal of(String word) {
        if (word.length() >= 2 && word.startsWith("'") && word.endsWith("'")) {
            return new Literal(word.substring(1, word.length() - 1).replace("''", "'"));
        }
        if (GUID.matcher(word).matches()) {
            return new Literal(UUID.fromString(word));
        }
        if (NUMBER.matcher(word).matches()) {
            return new Literal(new BigDecimal(word));
        }
        try {
            if (DATE.matcher(word).matches()) {
                return new Literal(LocalDate.parse(word));
            }
            if (TIME.matcher(word).matches()) {
                return new Literal(Instant.from(OffsetDateTime.parse(word)));
            }
        } catch (DateTimeException e) {
            throw new ODataSyntaxException("Unrecognized 'Edm.DateTimeOffset' literal '" + word + "'.");
        }
        return switch (word) {
            case "null" -> new Literal(null);
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            default -> null;
        };
    }

    /** As the parser names the type in its errors. */
    public String edm() {
        if (value == null) {
            return "<null>";
        }
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? "Edm.Decimal" : "Edm.Int32";
        }
        if (value instanceof Boolean) {
            return "Edm.Boolean";
        }
        if (value instanceof UUID) {
            return "Edm.Guid";
        }
        if (value instanceof Instant) {
            return "Edm.DateTimeOffset";
        }
        return value instanceof LocalDate ? "Edm.Date" : "Edm.String";
    }
}
