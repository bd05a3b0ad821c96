package io.puente.simulator.salesforce.store;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows by the value of one field; text compares without case unless the field says otherwise. Nulls are not indexed. */
final class FieldIndex {
    private static final int LIST_LIMIT = 16;

    private final Field field;
    // One row, a short list or a set: most keys have one row, a parent may have thousands of children.
    private final Map<Object, Object> rows = new HashMap<>();

    FieldIndex(Field field) {
        this.field = field;
    }

    void add(Row row) {
        Object key = keyOf(row.get(field));
        if (key != null) {
            rows.merge(key, row, (old, added) -> joined(old, row));
        }
    }

    @SuppressWarnings("unchecked")
    private static Object joined(Object old, Row row) {
        if (old instanceof Row first) {
            List<Row> two = new ArrayList<>(2);
            two.add(first);
            two.add(row);
            return two;
        }
        if (old instanceof List<?> list && list.size() >= LIST_LIMIT) {
            Set<Row> set = new LinkedHashSet<>((List<Row>) list);
            set.add(row);
            return set;
        }
        ((Collection<Row>) old).add(row);
        return old;
    }

    void remove(Row row) {
        Object key = keyOf(row.get(field));
        if (key == null) {
            return;
        }
        rows.computeIfPresent(key, (any, old) -> {
            if (old instanceof Collection<?> many) {
                many.remove(row);
                return many.isEmpty() ? null : many;
            }
            return old == row ? null : old;
        });
    }

    /** A copy: the caller may change rows while it reads. */
    @SuppressWarnings("unchecked")
    List<Row> find(@Nullable Object value) {
        Object key = keyOf(value);
        Object found = key == null ? null : rows.get(key);
        if (found == null) {
            return List.of();
        }
        return found instanceof Row one ? List.of(one) : List.copyOf((Collection<Row>) found);
    }

    private @Nullable Object keyOf(@Nullable Object value) {
        if (value instanceof String text
                && field.type() != FieldType.REFERENCE
                && !field.is(FieldFlag.CASE_SENSITIVE)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
