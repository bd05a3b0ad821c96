package io.puente.store.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Updates of log entries: numbers of items by sequence, in order. Not thread-safe. */
final class LogPlaces {

    private final TreeMap<Long, Set<Integer>> items = new TreeMap<>();

    void add(long sequence, int item) {
        items.computeIfAbsent(sequence, s -> new TreeSet<>()).add(item);
    }

    void addAll(LogPlaces others) {
        others.items.forEach((sequence, numbers) -> numbers.forEach(item -> add(sequence, item)));
    }

    LogPlaces without(LogPlaces others) {
        var left = new LogPlaces();
        items.forEach((sequence, numbers) -> {
            Set<Integer> known = others.items.getOrDefault(sequence, Set.of());
            numbers.stream().filter(item -> !known.contains(item)).forEach(item -> left.add(sequence, item));
        });
        return left;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    Map<Long, Set<Integer>> bySequence() {
        return items;
    }

    void each(BiConsumer<Long, Integer> place) {
        items.forEach((sequence, numbers) -> numbers.forEach(item -> place.accept(sequence, item)));
    }
}
