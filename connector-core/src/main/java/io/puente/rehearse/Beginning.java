package io.puente.rehearse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a rehearsal begins.
 *
 * @param goesOnSince when the interrupted one had begun that this one goes on with; null if it begins anew
 * @param people done already, of {@code peopleTotal}
 * @param because why it does not go on with one that was interrupted, in words; null if there is none, or if that was asked for
 */
public record Beginning(
        @Nullable Instant goesOnSince,
        int people,
        int peopleTotal,
        @Nullable String because) {}
