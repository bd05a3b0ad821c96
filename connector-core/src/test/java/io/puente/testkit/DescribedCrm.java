package io.puente.testkit;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The description of a CRM in memory, which its administrator changes while it is used. Thread-safe. */
public final class DescribedCrm implements SchemaReader {
    private final Map<String, Map<String, FieldSchema>> objects = new LinkedHashMap<>();
    private @Nullable TargetFailure failure;
    private int calls;

    @Override
    public synchronized Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure {
        calls++;
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(objects.get(object.value()))
                .map(fields -> new ObjectSchema(object, "Label of " + object, List.copyOf(fields.values())));
    }

    /** A text field, made or replaced. */
    public synchronized DescribedCrm text(String object, String name, int length) {
        return put(object, field(name, FieldType.TEXT, length));
    }

    /** A text field that is a unique external id. */
    public synchronized DescribedCrm key(String object, String name) {
        FieldSchema f = field(name, FieldType.TEXT, 40);
        return put(
                object,
                new FieldSchema(name, f.label(), f.type(), 40, false, true, true, true, false, List.of(), List.of()));
    }

    /** A restricted picklist. */
    public synchronized DescribedCrm picklist(String object, String name, String... values) {
        FieldSchema f = field(name, FieldType.PICKLIST, 0);
        return put(
                object,
                new FieldSchema(
                        name, f.label(), f.type(), 0, false, true, true, false, true, List.of(values), List.of()));
    }

    public synchronized DescribedCrm put(String object, FieldSchema field) {
        objects.computeIfAbsent(object, any -> new LinkedHashMap<>()).put(field.name(), field);
        return this;
    }

    /** @throws NullPointerException if there is no such field */
    public synchronized void change(String object, String field, UnaryOperator<FieldSchema> change) {
        objects.get(object).compute(field, (name, was) -> change.apply(was));
    }

    public synchronized void remove(String object, String field) {
        objects.get(object).remove(field);
    }

    public synchronized void remove(String object) {
        objects.remove(object);
    }

    /** Null ends the outage. */
    public synchronized void fail(@Nullable TargetFailure with) {
        failure = with;
    }

    public synchronized int calls() {
        return calls;
    }

    private static FieldSchema field(String name, FieldType type, int length) {
        return new FieldSchema(
                name, "Label of " + name, type, length, false, true, true, false, false, List.of(), List.of());
    }

    /** The same field with other rights. */
    public static FieldSchema access(FieldSchema f, boolean required, boolean createable, boolean updateable) {
        return new FieldSchema(
                f.name(),
                f.label(),
                f.type(),
                f.maxLength(),
                required,
                createable,
                updateable,
                f.uniqueKey(),
                f.restricted(),
                f.values(),
                f.referenceTo());
    }
}
