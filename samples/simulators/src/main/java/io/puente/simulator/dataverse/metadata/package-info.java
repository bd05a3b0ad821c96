/**
 * Descriptions of tables: EntityDefinitions and its relatives as JSON, $metadata as CSDL, and the calls with which
 * set-up tools create tables, columns, relationships, keys and options. Answers calls of the api package.
 */
@NullMarked
package io.puente.simulator.dataverse.metadata;

import org.jspecify.annotations.NullMarked;
