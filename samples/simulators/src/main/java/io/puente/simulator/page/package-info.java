/**
 * The frame, the pieces and the words of the pages that simulators show to people. It imports the JDK only; the
 * simulators' own pages build on it.
 */
@NullMarked
package io.puente.simulator.page;

import org.jspecify.annotations.NullMarked;
