package io.puente.siebel.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User name and password with every call; there is nothing to renew. */
public final class BasicAccess implements SiebelAccess {
    private final String header;

    public BasicAccess(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.header = "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public boolean renew(String refused) {
        return false;
    }

    @Override
    public String toString() {
        return "BasicAccess[***]";
    }
}
