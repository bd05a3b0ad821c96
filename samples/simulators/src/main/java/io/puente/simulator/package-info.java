/**
 * What every simulator shares: an HTTP server on loopback, a request and a reply, scripted faults, a movable clock, a
 * call counter and the operator's endpoints below {@code /_sim/}. It imports WireMock, Jackson and the JDK only, none
 * of our other modules; the simulators of the vendors build on it, tests, demos and benchmarks start it.
 */
@NullMarked
package io.puente.simulator;

import org.jspecify.annotations.NullMarked;
