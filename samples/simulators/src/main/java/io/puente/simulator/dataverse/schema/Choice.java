package io.puente.simulator.dataverse.schema;

/**
 * One option of a choice column.
 *
 * @param state the state that a status belongs to, or -1 for options of other columns
 */
public record Choice(int value, String label, int state) {}
