/**
 * Tables, columns, options, relationships and alternate keys of an environment, and the standard ones it starts with.
 * Knows nothing about rows or HTTP. Not thread-safe: the organisation guards it with its lock.
 */
@NullMarked
package io.puente.simulator.dataverse.schema;

import org.jspecify.annotations.NullMarked;
