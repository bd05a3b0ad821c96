package io.puente.dynamics.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an environment lacks.
 *
 * @param publisherId empty if Puente's publisher is not there
 * @param newTables tables of ours that are not there
 * @param columns by table, those to create, new tables' ones too
 * @param conflicts columns that are there and are of another kind: {@code incident.puente_x is Picklist}
 * @param keys tables whose alternate key is not there
 * @param pendingKeys tables whose alternate key is there but not ready
 * @param usedOrigins numbers of the case origins that are there
 */
record OrgSurvey(
        Optional<String> publisherId,
        boolean solutionMissing,
        List<SchemaTable> newTables,
        Map<SchemaTable, List<SchemaColumn>> columns,
        Map<String, String> conflicts,
        List<SchemaTable> keys,
        List<SchemaTable> pendingKeys,
        boolean originMissing,
        List<Integer> usedOrigins) {

    boolean tablesChange() {
        return !newTables.isEmpty() || !columns.isEmpty() || !keys.isEmpty() || originMissing;
    }

    boolean complete() {
        return publisherId.isPresent()
                && !solutionMissing
                && !tablesChange()
                && conflicts.isEmpty()
                && pendingKeys.isEmpty();
    }
}
