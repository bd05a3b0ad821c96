package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Outbox.Bundle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People with everything they have, whether a CRM has it or not, for comparing the two. Read-only and thread-safe. */
public interface WholePeople {

    /** Before everything a person has. */
    long START = -1;

    /** People whom the CRM is meant to know. */
    long count(TargetId target);

    /** The next of them in the order of their keys. @param after null to begin */
    List<ContactKey> next(TargetId target, @Nullable ContactKey after, int limit);

    /**
     * What they have beyond a revision, in the order asked for; people who were merged or erased meanwhile are left out.
     *
     * @param beyond {@link #START}, or the last bundle's {@code upTo} to go on with a person of whom there is more
     * @param maxMessages per person
     * @param perCase see {@link Outbox#load(TargetId, List, int, int)}
     */
    List<Whole> load(TargetId target, List<ContactKey> contacts, long beyond, int maxMessages, int perCase);

    /** Without the messages of whole cases. */
    default List<Whole> load(TargetId target, List<ContactKey> contacts, long beyond, int maxMessages) {
        return load(target, contacts, beyond, maxMessages, CaseMessages.NONE);
    }

    /**
     * @param bundle its row tells what the CRM has acknowledged; its links are those of its records
     * @param revisions of messages and consents, by the text of their key
     * @param more messages beyond the bundle's {@code upTo}
     */
    record Whole(Bundle bundle, Map<String, Long> revisions, boolean more) {}
}
