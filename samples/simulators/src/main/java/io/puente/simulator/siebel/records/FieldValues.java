package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.DataType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * Values between wire and store. On the wire dates are {@code MM/DD/YYYY HH:mm:ss} in the user's time zone; stored they
 * are ISO, date-times in UTC, so that their text sorts as they do.
 */
public final class FieldValues {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DATE_TIME_STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private FieldValues() {}

    /** @throws SiebelException if the text is none of the type's values */
    public static String toStored(BusCompField field, String text, ZoneId zone) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (field.type()) {
            case DATE, DATETIME, UTCDATETIME -> time(field, text, zone);
            case INTEGER, NUMBER -> number(field, text);
            case BOOL -> flag(field, text);
            case TEXT, ID, PHONE -> text;
        };
    }

    private static String time(BusCompField field, String text, ZoneId zone) {
        try {
            boolean day = text.length() == 10;
            LocalDateTime local =
                    day ? LocalDate.parse(text, DATE).atStartOfDay() : LocalDateTime.parse(text, DATE_TIME);
            if (field.type() == DataType.UTCDATETIME) {
                return local.atZone(zone).toInstant().toString();
            }
            return field.type() == DataType.DATE ? local.toLocalDate().toString() : DATE_TIME_STORED.format(local);
        } catch (DateTimeException e) {
            throw SiebelException.of(
                    "SBL-DAT-00359", "The value '" + text + "' can not be converted to a date time value.");
        }
    }

    private static String number(BusCompField field, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return field.type() == DataType.INTEGER ? number.toBigIntegerExact().toString() : number.toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            throw SiebelException.of(
                    "SBL-DAT-00357", "The value '" + text + "' can not be converted to an integer value.");
        }
    }

    private static String flag(BusCompField field, String text) {
        if (text.equals("Y") || text.equals("N")) {
            return text;
        }
        throw SiebelException.of(
                "SBL-DAT-00225", "The value '" + text + "' of field '" + field.name() + "' is neither Y nor N.");
    }

    public static String toWire(BusCompField field, String stored, ZoneId zone) {
        if (stored.isEmpty()) {
            return stored;
        }
        try {
            return switch (field.type()) {
                case UTCDATETIME -> DATE_TIME.format(Instant.parse(stored).atZone(zone));
                case DATETIME -> DATE_TIME.format(LocalDateTime.parse(stored));
                case DATE -> DATE.format(LocalDate.parse(stored));
                case INTEGER, NUMBER, BOOL, TEXT, ID, PHONE -> stored;
            };
        } catch (DateTimeException e) {
            // Stored before somebody changed the field's type.
            return stored;
        }
    }
}
