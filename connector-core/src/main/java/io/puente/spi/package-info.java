/**
 * What a connector implements and what core hands it: one homogeneous batch of changes in, one result per change out.
 * Results speak about records, exceptions about the target. Imports the model only; connectors, mapping and delivery
 * may use it.
 */
@NullMarked
package io.puente.spi;

import org.jspecify.annotations.NullMarked;
