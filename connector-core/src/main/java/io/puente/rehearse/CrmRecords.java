package io.puente.rehearse;

import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MappedObject;
import io.puente.parity.BackgroundReader;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The CRM's own records of one object, read in full pages. One thread at a time. */
final class CrmRecords {
    private final BackgroundReader pages;
    private final RecordReader reader;
    private final Metadata metadata;

    CrmRecords(BackgroundReader pages, RecordReader reader, Metadata metadata) {
        this.pages = pages;
        this.reader = reader;
        this.metadata = metadata;
    }

    @Nullable
    String waitsFor() {
        return pages.waitsFor();
    }

    RecordReader reader() {
        return reader;
    }

    /** By key; of several with one key any. Null if the CRM cannot be asked for this object. */
    @Nullable
    Map<String, Found> read(MappedObject object, List<Pair> pairs) throws TargetFailure, InterruptedException {
        if (!metadata.readable(object)) {
            return null;
        }
        Set<String> fields = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        for (Pair pair : pairs) {
            keys.add(pair.key());
            ExpectedRecord fresh = pair.fresh();
            if (fresh != null) {
                Pair.whole(fresh).keySet().stream()
                        .filter(field -> metadata.readable(object, field))
                        .forEach(fields::add);
                fresh.references()
                        .forEach(reference -> lookup(object, reference).ifPresent(fields::add));
            }
        }
        Map<String, Found> found = new HashMap<>();
        List<String> all = new ArrayList<>(keys);
        int page = pages.keysPerCall();
        for (int from = 0; from < all.size(); from += page) {
            for (Found record : page(object, all.subList(from, Math.min(all.size(), from + page)), fields)) {
                if (record.key() != null) {
                    found.put(record.key(), record);
                }
            }
        }
        return found;
    }

    private List<Found> page(MappedObject object, List<String> keys, Set<String> fields)
            throws TargetFailure, InterruptedException {
        try {
            return pages.byKey(object, keys, fields);
        } catch (LeaseLost e) {
            throw new IllegalStateException("a rehearsal holds no lease", e);
        }
    }

    /** The name under which the reference's parent can be compared. */
    Optional<String> lookup(MappedObject object, Reference reference) {
        return metadata.readableReference(object, reference.field())
                ? reader.lookup(object.writes(), reference.field())
                : Optional.empty();
    }
}
