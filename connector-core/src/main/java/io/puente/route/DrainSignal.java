package io.puente.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the drains that the fold has committed changes, so that an idle one need not wait for its next look. Thread-safe. */
public final class DrainSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Call after a commit; returns at once. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }
}
