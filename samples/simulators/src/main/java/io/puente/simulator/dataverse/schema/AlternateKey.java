package io.puente.simulator.dataverse.schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alternate key.
 *
 * @param activeFrom until then its index is being built and the key is of no use
 */
public record AlternateKey(
        String name, String schemaName, String label, List<Column> columns, Instant activeFrom, UUID metadataId) {
    public AlternateKey {
        columns = List.copyOf(columns);
    }

    public boolean active(Instant now) {
        return !now.isBefore(activeFrom);
    }
}
