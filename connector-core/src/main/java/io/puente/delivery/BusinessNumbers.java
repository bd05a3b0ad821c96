package io.puente.delivery;

import io.puente.mapping.BusinessNumber;

/** The business numbers of this installation. Thread-safe. */
@FunctionalInterface
public interface BusinessNumbers {

    /** For an installation that says nothing of its numbers. */
    BusinessNumbers UNKNOWN = numberId -> BusinessNumber.UNKNOWN;

    /** Of a number that is not configured, one without anything but the installation's own time zone. */
    BusinessNumber of(String numberId);
}
