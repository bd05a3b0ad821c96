package io.puente.spi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a value as written with the text a CRM gives back, forgiving what CRMs commonly change on their own. */
final class KeptValue implements FieldValue.Cases<Boolean> {
    private static final Set<String> TRUE = Set.of("true", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "n", "0");
    // Some answers write the offset without a colon.
    private static final DateTimeFormatter BARE_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z");

    private final String read;

    private KeptValue(String read) {
        this.read = read;
    }

    static boolean same(FieldValue written, @Nullable String read) {
        return written.match(new KeptValue(read == null ? "" : read));
    }

    @Override
    public Boolean text(String value) {
        return plain(value).equals(plain(read));
    }

    @Override
    public Boolean number(BigDecimal value) {
        try {
            return new BigDecimal(read.strip()).compareTo(value) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public Boolean flag(boolean value) {
        String word = read.strip().toLowerCase(Locale.ROOT);
        return (value ? TRUE : FALSE).contains(word);
    }

    /** To the second, which is what CRMs keep; to the day if the field holds no time. */
    @Override
    public Boolean instant(Instant value) {
        String text = read.strip();
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text)
                        .equals(value.atOffset(ZoneOffset.UTC).toLocalDate());
            }
            return moment(text).truncatedTo(ChronoUnit.SECONDS).equals(value.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public Boolean cleared() {
        return read.isBlank();
    }

    private static Instant moment(String text) {
        boolean bare = text.length() > 5 && text.charAt(text.length() - 3) != ':' && !text.endsWith("Z");
        return (bare ? OffsetDateTime.parse(text, BARE_OFFSET) : OffsetDateTime.parse(text)).toInstant();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
