package io.puente.delivery;

import io.puente.spi.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery did.
 *
 * @param calls write calls made
 * @param applied records the CRM has now
 * @param unchanged records that needed no call
 * @param waiting records that wait for a case that does not exist yet
 * @param held records to be tried again by themselves
 * @param parked records that need attention
 * @param acknowledged people of whom nothing is left to send
 * @param retried people who come back after a wait
 * @param failure why the CRM as a whole failed; null if it did not
 * @param refused the first record of the call that failed so, one with a field that the failure names if it names any
 */
public record DeliveryReport(
        int calls,
        int applied,
        int unchanged,
        int waiting,
        int held,
        int parked,
        int acknowledged,
        int retried,
        @Nullable Failure failure,
        @Nullable RefusedRecord refused) {}
