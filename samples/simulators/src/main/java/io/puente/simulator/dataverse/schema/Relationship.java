package io.puente.simulator.dataverse.schema;

import java.util.UUID;

/**
 * A many-to-one relationship.
 *
 * @param navigation name of the single-valued property on the referencing side, case-sensitive
 * @param collection name of the collection on the referenced side
 */
public record Relationship(
        String schemaName,
        TableType referencing,
        Column column,
        TableType referenced,
        String navigation,
        String collection,
        CascadeDelete onDelete,
        boolean custom,
        UUID metadataId) {
    @Override
    public String toString() {
        return schemaName;
    }
}
