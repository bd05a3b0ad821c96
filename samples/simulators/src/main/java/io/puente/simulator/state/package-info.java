/**
 * What every simulated database needs, whatever its rows look like: one lock for all rows, a log to take back what a
 * refused call changed, rows that another user holds. Imports the JDK only; the vendors' rows and rules build on it.
 */
@NullMarked
package io.puente.simulator.state;

import org.jspecify.annotations.NullMarked;
