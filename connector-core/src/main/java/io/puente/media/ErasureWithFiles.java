package io.puente.media;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Erasure;
import io.puente.store.ErasureReport;
import io.puente.store.ErasureTooEarly;
import io.puente.store.MediaQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Erases a person's files with their rows. Files go first: once the rows are gone, nobody knows any more which file of a
 * merged person was theirs. They go once more afterwards, for those that came in meanwhile. Thread-safe.
 */
public final class ErasureWithFiles implements Erasure {

    private final Erasure rows;
    private final MediaQueue queue;
    private final MediaFiles files;

    public ErasureWithFiles(Erasure rows, MediaQueue queue, MediaFiles files) {
        this.rows = rows;
        this.queue = queue;
        this.files = files;
    }

    /** @throws UncheckedIOException if a file cannot be removed; then call it again once it can */
    @Override
    public ErasureReport erase(ContactKey contact) throws ErasureTooEarly, InterruptedException {
        try {
            int removed = 0;
            for (ContactKey key : rows.keys(contact)) {
                removed += files.erase(key, queue.byContact(key));
            }
            ErasureReport report = rows.erase(contact);
            for (ContactKey key : report.keys()) {
                removed += files.erase(key);
            }
            return report.withFiles(removed);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the person cannot be removed", e);
        }
    }

    @Override
    public Set<ContactKey> keys(ContactKey contact) {
        return rows.keys(contact);
    }

    @Override
    public Map<TargetId, List<CrmRecord>> crmRecords(ContactKey contact) {
        return rows.crmRecords(contact);
    }
}
