package io.puente.simulator.salesforce.schema;

/**
 * @param value the API value, which is what rows hold
 * @param closed for the status of a case: it counts as closed
 */
public record PicklistValue(String value, String label, boolean active, boolean isDefault, boolean closed) {

    public static PicklistValue of(String value) {
        return new PicklistValue(value, value, true, false, false);
    }
}
