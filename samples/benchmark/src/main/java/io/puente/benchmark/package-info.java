/**
 * What we measure, and the drivers that measure it: load against a gateway that runs with its simulators on this
 * machine. May import the gateway and the simulators; nobody imports it.
 */
@NullMarked
package io.puente.benchmark;

import org.jspecify.annotations.NullMarked;
