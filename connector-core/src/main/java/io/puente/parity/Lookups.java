package io.puente.parity;

import io.puente.spi.ObjectName;
import java.util.Optional;

/** Under which name a lookup field is read; empty if it cannot be. */
@FunctionalInterface
interface Lookups {
    Optional<String> readAs(ObjectName object, String field);
}
