package io.puente.mapping;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hour and weekday of a moment, as the clock on the wall of the business number shows them. */
final class LocalTimePaths {

    private LocalTimePaths() {}

    /**
     * @param prefix what stands before Hour and Weekday; empty for none
     * @param when for the description
     */
    static List<CanonicalPath> paths(
            String root, String prefix, PathGroup.Part<MappingInput, Instant> moment, String when) {
        return new PathGroup<>(root, in -> local(in, moment))
                .number(
                        prefix.isEmpty() ? "hour" : prefix + "Hour",
                        "Hour, 0 to 23, at which " + when + ", in the number's time zone",
                        at -> (long) at.getHour())
                .choice(
                        prefix.isEmpty() ? "weekday" : prefix + "Weekday",
                        DayOfWeek.class,
                        "Day of the week on which " + when + ", in the number's time zone",
                        ZonedDateTime::getDayOfWeek)
                .paths();
    }

    private static @Nullable ZonedDateTime local(MappingInput input, PathGroup.Part<MappingInput, Instant> moment) {
        Instant at = moment.of(input);
        return at == null ? null : at.atZone(input.number().zone());
    }
}
