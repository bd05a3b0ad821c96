package io.puente.simulator.siebel.repository;

import org.jspecify.annotations.Nullable;

/**
 * Where a bounded field takes its values from: a list of values, or the ids of another component.
 *
 * @param parentField of a hierarchical list, the field above
 */
public record Picklist(
        @Nullable String lovType,
        @Nullable String parentField,
        @Nullable String busComp) {

    public static Picklist lov(String type) {
        return new Picklist(type, null, null);
    }
}
