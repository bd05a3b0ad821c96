package io.puente.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** How many keys or ids fill one call of this CRM; more of them cost more calls. */
    default int keysPerCall() {
        return 200;
    }

    /**
     * The name under which a lookup field is read so that its text is the parent's record id. A CRM whose lookups cannot
     * be read so answers empty; then they are not compared.
     */
    default Optional<String> lookup(ObjectName object, String field) {
        return Optional.of(field);
    }

    /**
     * Whether the text read from a field is what this CRM makes of a value written to it. CRMs change form on their own:
     * white space at the ends, line ends, the spelling of dates, numbers and flags. A connector that changes values
     * itself (emoji, zones, splitting) answers with that in mind.
     *
     * @param read null if the field is empty
     */
    default boolean same(ObjectName object, String field, FieldValue written, @Nullable String read) {
        return KeptValue.same(written, read);
    }
}
