/**
 * Proves whether a CRM holds what it is meant to hold: plans every person's records as a delivery would, reads the CRM's
 * in full pages as background traffic, and lists each difference with its cause. Imports the model, the SPI, the store
 * ports, the mapping contract, delivery's plan and pace, and Jackson for what it keeps; the API and boot use it.
 */
@NullMarked
package io.puente.parity;

import org.jspecify.annotations.NullMarked;
