package io.puente.simulator.dataverse.api;

import org.jspecify.annotations.Nullable;

/** Answers the operations that it knows. */
@FunctionalInterface
public interface Endpoint {
    /** @return null for an address that is not its own */
    @Nullable
    Reply handle(Call call);
}
