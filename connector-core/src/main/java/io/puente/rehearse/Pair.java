package io.puente.rehearse;

import io.puente.delivery.ExpectedRecord;
import io.puente.delivery.ExpectedRecord.Stand;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.ContactKey;
import io.puente.spi.FieldValue;
import io.puente.store.CrmLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One record as two mappings plan it; at least one of them does.
 *
 * @param fresh as the file plans it
 * @param present as the mapping in force plans it
 */
record Pair(@Nullable ExpectedRecord fresh, @Nullable ExpectedRecord present) {

    /** @param first whether it is the person's first part: only this one holds all but messages */
    static List<Pair> of(List<ExpectedRecord> fresh, List<ExpectedRecord> present, boolean first) {
        Map<String, ExpectedRecord> left = new LinkedHashMap<>();
        present.forEach(expected -> left.put(name(expected), expected));
        var pairs = new ArrayList<Pair>();
        for (ExpectedRecord expected : fresh) {
            pairs.add(new Pair(expected, left.remove(name(expected))));
        }
        left.values().forEach(expected -> pairs.add(new Pair(null, expected)));
        pairs.removeIf(pair -> !first && pair.object().from() != CanonicalKind.MESSAGE);
        return pairs;
    }

    private static String name(ExpectedRecord expected) {
        return expected.object().name() + " " + expected.key();
    }

    private ExpectedRecord any() {
        return fresh != null ? fresh : Objects.requireNonNull(present);
    }

    /** The file's, if it has one of this name. */
    MappedObject object() {
        return any().object();
    }

    String key() {
        return any().key();
    }

    ContactKey contact() {
        return any().contact();
    }

    /** The CRM's record as remembered; a record of the same name in another object of the CRM is none of it. */
    @Nullable
    String recordId() {
        CrmLink link = any().link();
        boolean elsewhere = fresh != null
                && present != null
                && !fresh.object().writes().equals(present.object().writes());
        return link == null || elsewhere ? null : link.recordId();
    }

    boolean presentWrites() {
        return present != null && present.stand() == Stand.READY;
    }

    boolean freshWrites() {
        return fresh != null && fresh.stand() == Stand.READY;
    }

    /** Everything a record is created with. */
    static Map<String, FieldValue> whole(@Nullable ExpectedRecord expected) {
        Map<String, FieldValue> values = new LinkedHashMap<>();
        if (expected != null && expected.mapped() != null) {
            values.putAll(expected.mapped().always());
            values.putAll(expected.mapped().create());
            values.putAll(expected.mapped().whenEmpty());
        }
        return values;
    }

    /** Fields that one of the two writes on creation, and neither afterwards. */
    static Set<String> createOnly(@Nullable ExpectedRecord fresh, @Nullable ExpectedRecord present) {
        var names = new TreeSet<String>();
        for (ExpectedRecord expected : Arrays.asList(fresh, present)) {
            if (expected != null && expected.mapped() != null) {
                names.addAll(expected.mapped().create().keySet());
            }
        }
        if (fresh != null && fresh.mapped() != null) {
            names.removeAll(fresh.mapped().always().keySet());
            names.removeAll(fresh.mapped().whenEmpty().keySet());
        }
        return names;
    }

    /**
     * What is sent for a record that the CRM has.
     *
     * @param linked then what is meant for creation is not sent
     * @param held the CRM's values by field
     */
    static Map<String, FieldValue> update(@Nullable ExpectedRecord expected, boolean linked, Map<String, String> held) {
        Map<String, FieldValue> values = new LinkedHashMap<>();
        if (expected != null && expected.stand() == Stand.READY && expected.mapped() != null) {
            values.putAll(expected.mapped().always());
            if (!linked) {
                values.putAll(expected.mapped().create());
            }
            expected.mapped().whenEmpty().forEach((name, value) -> {
                if (held.getOrDefault(name, "").isBlank() && Shown.of(value) != null) {
                    values.put(name, value);
                }
            });
        }
        return values;
    }
}
