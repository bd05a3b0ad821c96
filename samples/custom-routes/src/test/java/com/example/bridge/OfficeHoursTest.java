package com.example.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first moment,       2026-07-06T06:00:00Z, true",
        "a moment too early,     2026-07-06T05:59:59Z, false",
        "the last moment,        2026-07-06T17:59:59Z, true",
        "closing time,           2026-07-06T18:00:00Z, false",
        "noon on Saturday,       2026-07-04T10:00:00Z, false",
        "winter has other clock, 2026-01-05T06:30:00Z, false",
        "eight in winter,        2026-01-05T07:00:00Z, true"
    })
    void tells(String moment, Instant instant, boolean open) {
        var hours = new OfficeHours(List.of("crm"), MADRID, LocalTime.of(8, 0), LocalTime.of(20, 0), WORKDAYS);
        assertThat(hours.at(instant)).as(moment).isEqualTo(open);
    }

    @Test
    void hoursThatEndBeforeTheyBeginAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OfficeHours(List.of("crm"), MADRID, LocalTime.of(20, 0), LocalTime.of(8, 0), WORKDAYS))
                .withMessageContaining("bridge.office-hours.closes (08:00) must be after");
    }
}
