package io.puente.boot;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One business number: only the number as people write it, or a block.
 *
 * @param number as people write it
 * @param name of the channel, for mappings
 * @param queue that answers it, for mappings
 * @param language BCP 47 tag, for mappings
 * @param zone of its hours; the installation's if missing
 */
public record NumberSettings(
        @Nullable String number,
        @Nullable String name,
        @Nullable String queue,
        @Nullable String language,
        @Nullable ZoneId zone) {

    /** Only the number; this is how a single text is read. */
    public static NumberSettings of(String number) {
        return new NumberSettings(number, null, null, null, null);
    }
}
