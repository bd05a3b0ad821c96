package io.puente.simulator.dataverse.schema;

import java.time.Instant;

/**
 * What is fixed when a table is made.
 *
 * @param name logical name
 * @param setName of the collection in addresses
 * @param primaryName column, or empty for tables without one
 * @param userOwned rows have an owner
 * @param visibleFrom earlier calls do not see the table unless they ask for strong consistency
 */
public record TableTraits(
        String name,
        String schemaName,
        String setName,
        int typeCode,
        String primaryId,
        String primaryName,
        String label,
        String collectionLabel,
        boolean userOwned,
        boolean activity,
        boolean hasActivities,
        boolean hasNotes,
        boolean tracked,
        boolean custom,
        Instant visibleFrom) {
    /** A standard table, there from the start. */
    public static TableTraits standard(String name, String setName, int typeCode, String primaryId) {
        return new TableTraits(
                name,
                name,
                setName,
                typeCode,
                primaryId,
                "",
                name,
                setName,
                false,
                false,
                false,
                false,
                false,
                false,
                Instant.MIN);
    }

    public TableTraits named(String column, String newLabel, String newCollectionLabel) {
        return new TableTraits(
                name,
                schemaName,
                setName,
                typeCode,
                primaryId,
                column,
                newLabel,
                newCollectionLabel,
                userOwned,
                activity,
                hasActivities,
                hasNotes,
                tracked,
                custom,
                visibleFrom);
    }

    public TableTraits with(boolean owned, boolean isActivity, boolean regardable, boolean notes, boolean changes) {
        return new TableTraits(
                name,
                schemaName,
                setName,
                typeCode,
                primaryId,
                primaryName,
                label,
                collectionLabel,
                owned,
                isActivity,
                regardable,
                notes,
                changes,
                custom,
                visibleFrom);
    }

    public TableTraits ofCustomer(String newSchemaName, Instant visible) {
        return new TableTraits(
                name,
                newSchemaName,
                setName,
                typeCode,
                primaryId,
                primaryName,
                label,
                collectionLabel,
                userOwned,
                activity,
                hasActivities,
                hasNotes,
                tracked,
                true,
                visible);
    }
}
