/**
 * The state of an environment and the platform's rules about it: rows with undo, types and limits of values, states of
 * cases and activities, alternate keys, notes, users. Knows the schema, the shared state and Jackson's
 * trees, nothing about HTTP.
 */
@NullMarked
package io.puente.simulator.dataverse.org;

import org.jspecify.annotations.NullMarked;
