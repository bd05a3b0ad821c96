/** Tests of the shared parts of the simulators, over real connections on loopback. */
@NullMarked
package io.puente.simulator;

import org.jspecify.annotations.NullMarked;
