package io.puente.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an event came from.
 *
 * @param accountId WhatsApp Business Account id ({@code entry[].id})
 * @param numberId {@code metadata.phone_number_id}; missing on account events
 * @param field the webhook field
 * @param position log sequence shifted left by {@link #ITEM_BITS}, plus the item's index: our total order, and the
 *     revision that the change gets
 */
public record EventOrigin(
        String accountId,
        @Nullable String numberId,
        @Nullable String displayNumber,
        String field,
        long position,
        Instant receivedAt) {

    /** A POST of 3 MB holds fewer than 65,536 updates. */
    public static final int ITEM_BITS = 16;

    public static long position(long logSequence, int item) {
        return (logSequence << ITEM_BITS) | item;
    }

    public static long logSequence(long position) {
        return position >> ITEM_BITS;
    }

    public static int item(long position) {
        return (int) (position & ((1L << ITEM_BITS) - 1));
    }
}
