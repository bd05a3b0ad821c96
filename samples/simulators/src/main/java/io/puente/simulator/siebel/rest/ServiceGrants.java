package io.puente.simulator.siebel.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Business services that a responsibility allows over REST; none at start. Thread-safe. */
public final class ServiceGrants {
    private final Set<String> granted = ConcurrentHashMap.newKeySet();

    public void set(String service, boolean allowed) {
        if (allowed) {
            granted.add(service);
        } else {
            granted.remove(service);
        }
    }

    boolean has(String service) {
        return granted.contains(service);
    }

    Set<String> all() {
        return Set.copyOf(granted);
    }

    void reset() {
        granted.clear();
    }
}
