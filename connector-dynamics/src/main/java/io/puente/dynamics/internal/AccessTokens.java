package io.puente.dynamics.internal;

import io.puente.spi.TargetFailure;

/** The tokens of one environment: fetched when needed, kept until shortly before they expire. Thread-safe. */
public interface AccessTokens {

    /** @throws TargetFailure {@code UNAUTHORISED} if none is given to us, {@code UNAVAILABLE} if nobody could be asked */
    String current() throws TargetFailure, InterruptedException;

    /** A token other than the one that was refused; fetched only if nobody else has meanwhile. */
    String renew(String refused) throws TargetFailure, InterruptedException;
}
