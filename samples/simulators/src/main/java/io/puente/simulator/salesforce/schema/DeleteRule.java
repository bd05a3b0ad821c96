package io.puente.simulator.salesforce.schema;

/** What happens to a row when the row it refers to is deleted. */
public enum DeleteRule {
    SET_NULL,
    RESTRICT,
    CASCADE
}
