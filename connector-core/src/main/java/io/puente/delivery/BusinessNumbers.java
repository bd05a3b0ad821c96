package io.puente.delivery;

import org.jspecify.annotations.Nullable;

/** The business numbers of this installation, as people write them. Thread-safe. */
@FunctionalInterface
public interface BusinessNumbers {
    /** @return null if the number is not configured */
    @Nullable
    String displayNumber(String numberId);
}
