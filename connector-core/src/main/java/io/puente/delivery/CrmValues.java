package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the CRM what must be known before writing, many records in a call: whether a record whose outcome is
 * unknown exists, and which of the fields that are written only while empty people have filled. Thread-safe.
 */
final class CrmValues {
    private final @Nullable RecordReader reader;
    private final int maxBatch;

    CrmValues(@Nullable RecordReader reader, int maxBatch) {
        this.reader = reader;
        this.maxBatch = maxBatch;
    }

    void fill(MappedObject object, List<PlannedRecord> records) throws TargetFailure, InterruptedException {
        var byKey = new ArrayList<PlannedRecord>();
        var byId = new ArrayList<PlannedRecord>();
        for (PlannedRecord planned : records) {
            if (planned.linked()) {
                if (!planned.mapped().whenEmpty().isEmpty() && planned.whenEmptyDiffers()) {
                    byId.add(planned);
                }
            } else if (planned.mayExist() && edited(planned)) {
                byKey.add(planned);
            }
        }
        if (reader == null) {
            // Nobody can tell what people wrote there, and people's edits win.
            byId.forEach(planned -> planned.keepFilled(object.whenEmptyFields()));
            return;
        }
        for (List<PlannedRecord> part : parts(byKey)) {
            lookUp(reader, object, part);
        }
        for (List<PlannedRecord> part : parts(byId)) {
            readFilled(reader, object, part);
        }
    }

    /** Writing it as if it were new could overwrite what people changed since. */
    private static boolean edited(PlannedRecord planned) {
        return !planned.mapped().create().isEmpty()
                || !planned.mapped().whenEmpty().isEmpty();
    }

    private static void lookUp(RecordReader reader, MappedObject object, List<PlannedRecord> part)
            throws TargetFailure, InterruptedException {
        List<String> keys = part.stream().map(p -> p.mapped().key().value()).toList();
        Map<String, Found> found = new HashMap<>();
        for (Found record : reader.byKey(object.writes(), object.keyField(), keys, object.whenEmptyFields())) {
            if (record.key() != null) {
                found.put(record.key(), record);
            }
        }
        for (PlannedRecord planned : part) {
            Found record = found.get(planned.mapped().key().value());
            if (record == null) {
                planned.isNew();
            } else {
                planned.link(record.recordId());
                planned.keepFilled(filled(record));
            }
        }
    }

    private static void readFilled(RecordReader reader, MappedObject object, List<PlannedRecord> part)
            throws TargetFailure, InterruptedException {
        Map<String, PlannedRecord> wanted = new HashMap<>();
        for (PlannedRecord planned : part) {
            String recordId = planned.recordId();
            if (recordId != null) {
                wanted.put(recordId, planned);
            }
            // A record that is not in the answer shows its fate in the write; until then nothing is overwritten.
            planned.keepFilled(object.whenEmptyFields());
        }
        for (Found record :
                reader.byId(object.writes(), wanted.keySet(), object.keyField(), object.whenEmptyFields())) {
            PlannedRecord planned = wanted.get(record.recordId());
            if (planned != null) {
                planned.keepFilled(filled(record));
            }
        }
    }

    private static Set<String> filled(Found record) {
        var names = new HashSet<String>();
        record.fields().forEach((name, value) -> {
            if (!value.isBlank()) {
                names.add(name);
            }
        });
        return names;
    }

    private List<List<PlannedRecord>> parts(List<PlannedRecord> records) {
        var parts = new ArrayList<List<PlannedRecord>>();
        for (int from = 0; from < records.size(); from += maxBatch) {
            parts.add(records.subList(from, Math.min(records.size(), from + maxBatch)));
        }
        return parts;
    }
}
