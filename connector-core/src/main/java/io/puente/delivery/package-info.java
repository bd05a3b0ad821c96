/**
 * Writes what a CRM lacks: many people at once, in waves, parents before children, in the largest calls the CRM offers;
 * judges every result, and acknowledges in one commit. Imports the model, the SPI, the store ports and the mapping
 * contract, never Camel; routes and boot use it. One {@link io.puente.delivery.Delivery} per CRM, used by few threads.
 */
@NullMarked
package io.puente.delivery;

import org.jspecify.annotations.NullMarked;
