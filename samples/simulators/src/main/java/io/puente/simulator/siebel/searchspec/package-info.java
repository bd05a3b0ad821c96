/**
 * The expressions of {@code searchspec}: read, and applied to rows. Imports nothing but the JDK; the object manager and the
 * REST API use it.
 */
@NullMarked
package io.puente.simulator.siebel.searchspec;

import org.jspecify.annotations.NullMarked;
