package io.puente.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What an installation says of one business number, for decisions by number, team and language.
 *
 * @param displayNumber the number as people write it
 * @param name of the channel, for people
 * @param queue team or queue that answers it
 * @param language in which it is answered, as a BCP 47 tag
 * @param zone in which hours and weekdays are told
 */
public record BusinessNumber(
        @Nullable String displayNumber,
        @Nullable String name,
        @Nullable String queue,
        @Nullable String language,
        ZoneId zone) {

    /** A number of which nothing is said; its hours are those of UTC. */
    public static final BusinessNumber UNKNOWN = in(ZoneOffset.UTC);

    /** A number of which nothing is said but where it is. */
    public static BusinessNumber in(ZoneId zone) {
        return new BusinessNumber(null, null, null, null, zone);
    }

    /** A number of which only the way people write it is known. */
    public static BusinessNumber displayed(String displayNumber) {
        return new BusinessNumber(displayNumber, null, null, null, ZoneOffset.UTC);
    }
}
