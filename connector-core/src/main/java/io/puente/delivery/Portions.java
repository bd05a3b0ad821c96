package io.puente.delivery;

import java.util.ArrayList;
import java.util.List;

/** A list in pieces that bound what is in memory at one time. */
public final class Portions {

    private Portions() {}

    /** @param size at least 1; {@link Integer#MAX_VALUE} for a single piece */
    public static <T> List<List<T>> of(List<T> all, int size) {
        if (all.size() <= size) {
            return all.isEmpty() ? List.of() : List.of(all);
        }
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return portions;
    }
}
