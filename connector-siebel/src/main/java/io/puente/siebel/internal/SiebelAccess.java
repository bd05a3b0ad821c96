package io.puente.siebel.internal;

import io.puente.spi.TargetFailure;

/**
 * The {@code Authorization} of each call. Sent with every call: a call without it may run as Siebel's anonymous user and
 * find nothing. Thread-safe.
 */
public interface SiebelAccess {

    String header() throws TargetFailure, InterruptedException;

    /** A call with this header got in. */
    void accepted(String header);

    /**
     * After a 401.
     *
     * @param refused the header that was refused
     * @return whether {@link #header} is worth another attempt
     */
    boolean renew(String refused) throws TargetFailure, InterruptedException;
}
