package io.puente.store;

import java.util.Set;

/** Takes single updates out of a stored webhook. What a webhook looks like is not the store's to know. Thread-safe. */
@FunctionalInterface
public interface BodyRedactor {

    /**
     * The same body without these updates; the others keep their numbers and their meaning. Doing it again changes nothing.
     *
     * @param items numbers of updates, as in {@link CanonicalStore.ItemOutcome#item}
     * @throws IllegalArgumentException if the body has no such update
     */
    byte[] without(byte[] body, Set<Integer> items);
}
