package io.puente.siebel.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * User name and password with every call. There is nothing to renew, but a session of Siebel's own that timed out may
 * answer 401 once. Thread-safe.
 */
public final class BasicAccess implements SiebelAccess {
    private final String header;
    private final AtomicBoolean wasAccepted = new AtomicBoolean();

    public BasicAccess(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.header = "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public void accepted(String gotIn) {
        wasAccepted.set(true);
    }

    /** Once only, and never for credentials that never worked: repeating those would lock the user. */
    @Override
    public boolean renew(String refused) {
        return wasAccepted.getAndSet(false);
    }

    @Override
    public String toString() {
        return "BasicAccess[***]";
    }
}
