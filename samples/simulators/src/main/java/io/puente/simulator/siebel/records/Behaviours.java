package io.puente.simulator.siebel.records;

import java.util.EnumSet;
import java.util.Set;

/** Which behaviours are on. Thread-safe. */
public final class Behaviours {
    private final Set<Behaviour> on = EnumSet.noneOf(Behaviour.class);

    public synchronized boolean on(Behaviour behaviour) {
        return on.contains(behaviour);
    }

    public synchronized void set(Behaviour behaviour, boolean active) {
        if (active) {
            on.add(behaviour);
        } else {
            on.remove(behaviour);
        }
    }

    public synchronized Set<Behaviour> all() {
        return EnumSet.copyOf(on);
    }

    public synchronized void reset() {
        on.clear();
    }
}
