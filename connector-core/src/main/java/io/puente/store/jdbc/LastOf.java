package io.puente.store.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One statement may touch a row once only (PostgreSQL): of several records with one key the last is written. */
final class LastOf {

    private LastOf() {}

    static <T> Collection<T> each(Collection<T> records, Function<T, ?> key) {
        Map<Object, T> last = new LinkedHashMap<>();
        for (T item : records) {
            last.put(key.apply(item), item);
        }
        return last.values();
    }
}
