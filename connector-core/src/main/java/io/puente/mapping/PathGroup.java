package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the paths of one canonical record; a record that is not there has no values. */
final class PathGroup<R> {

    /** A part of a record, which may be missing. */
    @FunctionalInterface
    interface Part<R, T> {
        @Nullable
        T of(R record);
    }

    private final String root;
    private final Part<MappingInput, R> record;
    private final List<CanonicalPath> paths = new ArrayList<>();

    PathGroup(String root, Part<MappingInput, R> record) {
        this.root = root;
        this.record = record;
    }

    PathGroup<R> text(String name, int longest, String description, Part<R, String> part) {
        return add(name, ValueType.TEXT, longest, List.of(), description, part, PathGroup::textOrNone);
    }

    PathGroup<R> word(String name, int longest, String description, Part<R, String> part) {
        return add(name, ValueType.WORD, longest, List.of(), description, part, PathGroup::textOrNone);
    }

    <E extends Enum<E>> PathGroup<R> choice(String name, Class<E> type, String description, Part<R, E> part) {
        List<String> values =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return choice(name, values, description, r -> {
            E value = part.of(r);
            return value == null ? null : value.name();
        });
    }

    PathGroup<R> choice(String name, List<String> values, String description, Part<R, String> part) {
        int longest = values.stream().mapToInt(String::length).max().orElse(0);
        return add(name, ValueType.CHOICE, longest, values, description, part, FieldValue::text);
    }

    PathGroup<R> number(String name, String description, Part<R, Long> part) {
        return add(
                name, ValueType.NUMBER, 0, List.of(), description, part, n -> FieldValue.number(BigDecimal.valueOf(n)));
    }

    PathGroup<R> flag(String name, String description, Part<R, Boolean> part) {
        return add(name, ValueType.FLAG, 0, List.of(), description, part, FieldValue::flag);
    }

    PathGroup<R> instant(String name, String description, Part<R, Instant> part) {
        return add(name, ValueType.INSTANT, 0, List.of(), description, part, FieldValue::instant);
    }

    List<CanonicalPath> paths() {
        return List.copyOf(paths);
    }

    private <T> PathGroup<R> add(
            String name,
            ValueType type,
            int longest,
            List<String> values,
            String description,
            Part<R, T> part,
            Part<T, FieldValue> wrap) {
        paths.add(new CanonicalPath(root + "." + name, type, longest, values, description, input -> {
            R owner = record.of(input);
            T value = owner == null ? null : part.of(owner);
            return value == null ? null : wrap.of(value);
        }));
        return this;
    }

    private static @Nullable FieldValue textOrNone(String value) {
        return value.isEmpty() ? null : FieldValue.text(value);
    }
}
