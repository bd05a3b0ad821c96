/**
 * Shows what a mapping file would change before it does: plans the newest conversations, or recorded ones, with the present
 * mapping and the new one, compares that with the CRM's records, and writes nothing there; it keeps how far it is, to go on when
 * it was interrupted. Imports the model, the SPI, the store ports, the mapping contract, delivery's plan, parity's
 * background reading, and Jackson for what it keeps and reports; boot, the API and the command line use it.
 */
@NullMarked
package io.puente.rehearse;

import org.jspecify.annotations.NullMarked;
