package io.puente.delivery;

import io.puente.store.CrmLink;
import io.puente.store.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person within one delivery: what was loaded, what is to be written, what became of it. One thread at a time. */
final class PersonPlan {
    final Outbox.Bundle bundle;
    /** Of the mapping that all its records are mapped by. */
    final String version;

    private final Map<RecordId, CrmLink> links = new LinkedHashMap<>();
    private final Map<RecordId, PlannedRecord> records = new LinkedHashMap<>();
    private final Map<RecordId, CrmLink> changed = new LinkedHashMap<>();
    private boolean unsent;
    private @Nullable Instant retryAt;

    PersonPlan(Outbox.Bundle bundle, String version) {
        this.bundle = bundle;
        this.version = version;
        bundle.links().forEach(link -> links.put(RecordId.of(link), link));
    }

    @Nullable
    CrmLink link(RecordId id) {
        return links.get(id);
    }

    @Nullable
    PlannedRecord record(RecordId id) {
        return records.get(id);
    }

    Collection<PlannedRecord> records() {
        return records.values();
    }

    void add(PlannedRecord planned) {
        records.put(planned.id, planned);
    }

    /** Remembers a link for the settlement; the last one of a record counts. */
    void change(CrmLink link) {
        RecordId id = RecordId.of(link);
        links.put(id, link);
        changed.put(id, link);
    }

    Collection<CrmLink> changedLinks() {
        return changed.values();
    }

    /** Something of this person was not sent or has no answer: nothing is acknowledged. */
    void leaveUnsent() {
        unsent = true;
    }

    boolean unsent() {
        return unsent;
    }

    /** The earliest of several wishes counts. */
    void retryAt(Instant at) {
        if (retryAt == null || at.isBefore(retryAt)) {
            retryAt = at;
        }
    }

    @Nullable
    Instant retryAt() {
        return retryAt;
    }
}
