package io.puente.spi;

/**
 * HTTP to one target. Thread-safe. Implemented over Camel in production.
 */
public interface Transport {

    /**
     * One request, one reply; no retries, no redirects followed to another host.
     *
     * @return any reply that came whole, whatever its status
     * @throws TargetFailure {@link FailureKind#UNAVAILABLE} if nothing was sent, {@link FailureKind#UNKNOWN_OUTCOME} if it
     *     was sent and no whole reply came back
     */
    HttpReply exchange(HttpCall call) throws TargetFailure, InterruptedException;
}
