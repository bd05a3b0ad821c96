package io.puente.dynamics.internal;

import java.time.Duration;

/** Waits between two looks at a job of the CRM; tests do not wait. */
@FunctionalInterface
public interface Pause {
    void of(Duration time) throws InterruptedException;
}
