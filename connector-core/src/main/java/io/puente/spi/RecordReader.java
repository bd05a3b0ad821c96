package io.puente.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Role: find and read records, many in one call. Read-only. */
public interface RecordReader {

    /**
     * A record found.
     *
     * @param key value of the key field asked for; null if the record has none
     * @param fields text of the fields asked for; an empty field is missing
     */
    record Found(String recordId, @Nullable String key, Map<String, String> fields) {}

    /** Records whose key field holds one of the values; values that are not there are missing from the answer. */
    List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException;

    /** Records by the CRM's ids. */
    List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException;
}
