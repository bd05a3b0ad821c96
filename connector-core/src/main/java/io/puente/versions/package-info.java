/**
 * Versions of mappings at work: which one deliveries follow, activating another, rolling back. The core that the
 * operators' endpoints and the command line share. Each delivery asks the store as it begins, so that no process needs to
 * be told. Imports the model, the SPI, the ports to storage and mappings.
 */
@NullMarked
package io.puente.versions;

import org.jspecify.annotations.NullMarked;
