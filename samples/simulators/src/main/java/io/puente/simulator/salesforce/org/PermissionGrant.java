package io.puente.simulator.salesforce.org;

import java.util.Map;
import java.util.Set;

/**
 * What a permission set grants.
 *
 * @param objects rights by object name
 * @param readable {@code Object.Field} names, editable ones included
 * @param editable {@code Object.Field} names
 */
public record PermissionGrant(
        String name, Map<String, Set<Right>> objects, Set<String> readable, Set<String> editable) {

    /** What may be done with the rows of an object. */
    public enum Right {
        READ,
        CREATE,
        EDIT,
        DELETE
    }
}
