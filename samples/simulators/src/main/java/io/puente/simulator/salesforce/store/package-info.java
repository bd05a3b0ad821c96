/**
 * Rows in memory: compact, indexed by id, key and parent, with an undo log for all-or-none calls. Knows the schema and the
 * shared undo log, nothing else. Not thread-safe: the org guards it with its lock.
 */
@NullMarked
package io.puente.simulator.salesforce.store;

import org.jspecify.annotations.NullMarked;
