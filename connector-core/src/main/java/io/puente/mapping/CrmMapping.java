package io.puente.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mapping file, compiled. Immutable and thread-safe; mapping one record touches neither disk nor network.
 *
 * @param version short hash of what the file says, comments and layout left out; every link remembers the one that last
 *     wrote its record
 * @param crm type of the CRM the file is for
 * @param objects parents before children
 * @param transcript how a case's messages become one text; null if the file uses none, and then nobody needs whole cases
 */
public record CrmMapping(
        String version,
        String crm,
        List<MappedObject> objects,
        @Nullable TranscriptForm transcript) {

    public CrmMapping {
        objects = List.copyOf(objects);
    }

    /** A mapping without transcripts. */
    public CrmMapping(String version, String crm, List<MappedObject> objects) {
        this(version, crm, objects, null);
    }

    /** The most messages of a case that mapping it needs; 0 if the case alone is enough. */
    public int messagesPerCase() {
        return transcript == null ? 0 : transcript.most();
    }
}
