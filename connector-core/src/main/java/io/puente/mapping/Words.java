package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of words that keep their order, because problems name them to people. */
final class Words {

    private Words() {}

    static Set<String> set(String... words) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
    }

    static Map<String, CanonicalKind> kinds() {
        Map<String, CanonicalKind> kinds = new LinkedHashMap<>();
        for (CanonicalKind kind : CanonicalKind.values()) {
            kinds.put(CanonicalVocabulary.root(kind), kind);
        }
        return Collections.unmodifiableMap(kinds);
    }

    static <T> Map<String, T> map(String first, T a, String second, T b) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(first, a);
        map.put(second, b);
        return Collections.unmodifiableMap(map);
    }

    static <T> Map<String, T> map(String first, T a, String second, T b, String third, T c) {
        Map<String, T> map = new LinkedHashMap<>(map(first, a, second, b));
        map.put(third, c);
        return Collections.unmodifiableMap(map);
    }

    static <T> Map<String, T> map(String first, T a, String second, T b, String third, T c, String fourth, T d) {
        Map<String, T> map = new LinkedHashMap<>(map(first, a, second, b, third, c));
        map.put(fourth, d);
        return Collections.unmodifiableMap(map);
    }

    static <T> Map<String, T> map(
            String first, T a, String second, T b, String third, T c, String fourth, T d, String fifth, T e) {
        Map<String, T> map = new LinkedHashMap<>(map(first, a, second, b, third, c, fourth, d));
        map.put(fifth, e);
        return Collections.unmodifiableMap(map);
    }
}
