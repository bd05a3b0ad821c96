package com.example.bridge;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When cases may reach the CRMs.
 *
 * @param hold names of the CRMs that get nothing at other times
 * @param closes not included; must be after {@code opens}
 */
@ConfigurationProperties("bridge.office-hours")
record OfficeHours(List<String> hold, ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {

    OfficeHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("bridge.office-hours.closes (" + closes
                    + ") must be after bridge.office-hours.opens (" + opens + ")");
        }
    }

    boolean at(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        return days.contains(there.getDayOfWeek()) && !time.isBefore(opens) && time.isBefore(closes);
    }
}
