package io.puente.simulator.salesforce.soql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** The days that a word such as TODAY or LAST_N_DAYS:3 means, in UTC; the end is not part of it. */
record DateRange(LocalDate from, LocalDate to) {
    private static final Set<String> WORDS = Set.of("YESTERDAY", "TODAY", "TOMORROW", "THIS_MONTH", "THIS_YEAR");

    static boolean known(String word) {
        return WORDS.contains(word) || word.matches("(LAST|NEXT)_N_DAYS:\\d+");
    }

    static DateRange of(String word, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (word.contains(":")) {
            int days = Integer.parseInt(word.substring(word.indexOf(':') + 1));
            return word.startsWith("LAST")
                    ? new DateRange(today.minusDays(days), today.plusDays(1))
                    : new DateRange(today.plusDays(1), today.plusDays(days + 1L));
        }
        return switch (word) {
            case "YESTERDAY" -> new DateRange(today.minusDays(1), today);
            case "TOMORROW" -> new DateRange(today.plusDays(1), today.plusDays(2));
            case "THIS_MONTH" ->
                new DateRange(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1));
            case "THIS_YEAR" ->
                new DateRange(today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1));
            default -> new DateRange(today, today.plusDays(1));
        };
    }

    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return to.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
