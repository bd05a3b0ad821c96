package io.puente.mapping;

import java.util.List;

/**
 * One mapping file, compiled. Immutable and thread-safe; mapping one record touches neither disk nor network.
 *
 * @param version short hash of what the file says, comments and layout left out; every link remembers the one that last
 *     wrote its record
 * @param crm type of the CRM the file is for
 * @param objects parents before children
 */
public record CrmMapping(String version, String crm, List<MappedObject> objects) {

    public CrmMapping {
        objects = List.copyOf(objects);
    }
}
