package io.puente.connector;

import java.time.Duration;

/** Waits between two looks at a job of the CRM, as an installation is; tests do not wait. */
@FunctionalInterface
public interface Pause {
    void of(Duration time) throws InterruptedException;
}
