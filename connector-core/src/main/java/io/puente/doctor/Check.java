package io.puente.doctor;

import java.util.List;

/** One look at one thing, in a few seconds and without changing anything. Thread-safe. */
public interface Check {

    /** Stable, such as {@code crm.credentials}. */
    String id();

    /** {@code gateway}, {@code whatsapp} or the CRM's name in the settings. */
    String subject();

    /**
     * All findings; none if there is nothing to look at. What it throws becomes a failed finding of its own, and hides no other check's.
     *
     * @throws InterruptedException if it took too long or the caller gave up
     */
    List<Finding> run() throws Exception;
}
