package io.puente.drift;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what a CRM said of an object with what it says now. What only allows more is no change here. */
final class SchemaChanges {

    private final ObjectSchema before;
    private final List<SchemaChange> changes = new ArrayList<>();

    private SchemaChanges(ObjectSchema before) {
        this.before = before;
    }

    /** @param before those fields of it that matter */
    static List<SchemaChange> between(ObjectSchema before, Optional<ObjectSchema> now) {
        var comparison = new SchemaChanges(before);
        if (now.isEmpty()) {
            comparison.add("", "the object is gone, or Puente's user may not see it any more");
            return comparison.changes;
        }
        for (FieldSchema was : before.fields()) {
            now.get()
                    .field(was.name())
                    .ifPresentOrElse(
                            is -> comparison.field(was, is),
                            () -> comparison.add(
                                    was.name(), "the field is gone, or Puente's user may not see it any more"));
        }
        for (FieldSchema is : now.get().fields()) {
            if (is.required() && is.createable() && before.field(is.name()).isEmpty()) {
                comparison.add(is.name(), "is required, which it was not before");
            }
        }
        return comparison.changes;
    }

    private void field(FieldSchema was, FieldSchema is) {
        String name = was.name();
        if (was.type() != is.type()) {
            add(name, "was " + word(was) + ", is " + word(is));
        }
        if (is.maxLength() > 0 && (was.maxLength() == 0 || is.maxLength() < was.maxLength())) {
            String held = was.maxLength() == 0 ? "any number of" : String.valueOf(was.maxLength());
            add(name, "held " + held + " characters, holds " + is.maxLength());
        }
        if (is.required() && !was.required()) {
            add(name, "has become required");
        }
        if (was.createable() && !is.createable()) {
            add(name, "could be written by Puente's user, cannot any more");
        } else if (was.updateable() && !is.updateable()) {
            add(name, "could be changed on an existing record, cannot any more");
        }
        if (was.uniqueKey() && !is.uniqueKey()) {
            add(name, "was a unique external id, is not any more");
        }
        if (is.restricted() && !was.restricted()) {
            add(name, "took any value, takes listed values only");
        }
        if (is.restricted()) {
            List<String> gone = new ArrayList<>(was.values());
            gone.removeAll(is.values());
            gone.forEach(value -> add(name, "the value '" + value + "' is gone"));
        }
        List<ObjectName> lost = new ArrayList<>(was.referenceTo());
        lost.removeAll(is.referenceTo());
        if (!lost.isEmpty() && !is.referenceTo().isEmpty()) {
            add(
                    name,
                    "cannot point to " + lost.stream().map(ObjectName::value).collect(Collectors.joining(", "))
                            + " any more");
        }
    }

    private static String word(FieldSchema field) {
        return "of the kind " + field.type().name().toLowerCase(Locale.ROOT);
    }

    private void add(String field, String says) {
        changes.add(new SchemaChange(before.name(), field, says));
    }
}
