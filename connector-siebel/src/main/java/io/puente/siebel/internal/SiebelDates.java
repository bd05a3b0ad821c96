package io.puente.siebel.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Siebel's form of times: American order, no offset; ISO is refused with an error of the database layer. */
final class SiebelDates {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private SiebelDates() {}

    static String text(Instant at, ZoneId zone) {
        return FORM.format(at.atZone(zone));
    }

    /** @throws java.time.DateTimeException if it is none */
    static LocalDateTime local(String text) {
        return LocalDateTime.parse(text, FORM);
    }

    /** @throws java.time.DateTimeException if it is none */
    static Instant instant(String text, ZoneId zone) {
        return local(text).atZone(zone).toInstant();
    }
}
