package io.puente.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the media worker that files wait; apart from its owner so that fold and worker need not know each other. */
final class MediaSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void arrived() {
        listeners.forEach(Runnable::run);
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }
}
