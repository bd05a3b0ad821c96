package io.puente.salesforce.internal;

import io.puente.spi.CallGuard;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import javax.net.ssl.SSLContext;

/**
 * The one way to Salesforce. It logs in when needed, renews an expired session once for all callers and repeats the call
 * that met the expiry. Thread-safe.
 */
public interface SalesforceTransport extends AutoCloseable {

    /**
     * @return any reply that came whole, whatever its status, except 401
     * @throws TargetFailure {@code UNAVAILABLE} if nothing was sent or nothing could have changed, {@code UNKNOWN_OUTCOME}
     *     if a change was sent and no whole reply came back, {@code UNAUTHORISED} if a fresh session was refused too
     */
    HttpReply exchange(SalesforceCall call) throws TargetFailure, InterruptedException;

    /** The current session, logging in if there is none; for the SOAP calls that do not pass through here. */
    Session session() throws TargetFailure, InterruptedException;

    /** A session newer than the stale one; logs in only if nobody else has meanwhile. */
    Session renew(Session stale) throws TargetFailure, InterruptedException;

    /** Trust and client certificate of the connection, for the SOAP calls. */
    SSLContext tls();

    /** To be asked before any call that does not pass through here. */
    CallGuard guard();

    @Override
    void close();

    /** An OAuth access token, the host it is for and the user it speaks for. */
    record Session(String accessToken, String instanceUrl, String userId) {

        @Override
        public String toString() {
            return "Session[" + instanceUrl + "]";
        }
    }
}
