package io.puente.mapping;

import io.puente.mapping.ValueIssue.Kind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one field of the CRM demands of what is written into it. The only place that knows: a file is checked by it before
 * there is any record, and every record again with its values.
 */
final class FieldDemands {

    /** 26 characters and the suffix of a text in several parts. */
    private static final int LONGEST_KEY = 30;

    /** Enough for a person to see which list is meant. */
    private static final int MOST_LISTED = 20;

    private final FieldSchema field;
    private final SchemaReader crm;

    FieldDemands(FieldSchema field, SchemaReader crm) {
        this.field = field;
        this.crm = crm;
    }

    /** Something that is not as the field demands it. @param hint empty if there is nothing to say */
    record Fault(Kind kind, String what, String hint) {}

    /** Whether a value is refused that our user may not write; otherwise it is lost. */
    boolean refusesReadOnly() {
        return crm.refusesReadOnly(field);
    }

    Optional<Fault> creatable() {
        return field.createable()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.NOT_CREATABLE, "cannot be written by Puente's user", "check permissions, or remove it"));
    }

    Optional<Fault> updatable() {
        return field.updateable()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.NOT_UPDATABLE, "cannot be changed once the record exists", "say 'write: create'"));
    }

    /** Type first; a value of the wrong type has neither length nor place in a list. */
    Optional<Fault> value(FieldValue value) {
        Optional<String> taken = crm.taken(field, value);
        if (taken.isEmpty() && value instanceof FieldValue.Cleared) {
            return Optional.of(new Fault(
                    Kind.WRONG_TYPE,
                    "the CRM's field is " + FieldTypes.words(field.type()) + ", it is never empty",
                    ""));
        }
        if (taken.isEmpty()) {
            boolean quote = field.type() == FieldType.TEXT || field.type() == FieldType.PICKLIST;
            return Optional.of(new Fault(
                    Kind.WRONG_TYPE,
                    "the CRM's field is " + FieldTypes.words(field.type()) + ", this is "
                            + FieldTypes.of(value).words(),
                    quote ? "put it in quotes" : FieldTypes.example(field.type())));
        }
        String text = taken.get();
        return text.isEmpty() ? Optional.empty() : length(text).or(() -> listed(text));
    }

    private Optional<Fault> length(String text) {
        int holds = field.maxLength();
        return holds <= 0 || text.length() <= holds
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.TOO_LONG, "has " + text.length() + " characters, the field holds " + holds, "shorten it"));
    }

    private Optional<Fault> listed(String text) {
        if (!field.restricted() || field.values().contains(text)) {
            return Optional.empty();
        }
        return Optional.of(new Fault(Kind.NOT_LISTED, "is not among the field's values", allowed()));
    }

    private String allowed() {
        List<String> values = field.values();
        return "allowed are " + String.join(", ", values.subList(0, Math.min(values.size(), MOST_LISTED)))
                + (values.size() > MOST_LISTED ? " and " + (values.size() - MOST_LISTED) + " more" : "");
    }

    /** Whether nothing is left of a value on its way. */
    boolean empties(FieldValue value) {
        return crm.taken(field, value).filter(String::isEmpty).isPresent();
    }

    /** Whether a new record without a value is refused. */
    boolean required() {
        return field.required() && field.createable();
    }

    List<Fault> key() {
        List<Fault> faults = new ArrayList<>();
        if (!field.uniqueKey()) {
            faults.add(new Fault(
                    Kind.KEY_NOT_UNIQUE,
                    field.name() + " is not a unique external id",
                    "without one, records would be doubled; make it unique, or let Puente create its own"));
        }
        if (field.type() != FieldType.TEXT && field.type() != FieldType.OTHER) {
            faults.add(new Fault(Kind.WRONG_TYPE, field.name() + " is not a text field", ""));
        } else if (field.maxLength() > 0 && field.maxLength() < LONGEST_KEY) {
            faults.add(new Fault(
                    Kind.TOO_LONG,
                    field.name() + " holds " + field.maxLength() + " characters",
                    "a key needs " + LONGEST_KEY));
        }
        if (!field.createable()) {
            faults.add(new Fault(
                    Kind.NOT_CREATABLE, field.name() + " cannot be written by Puente's user", "check permissions"));
        }
        return faults;
    }

    /**
     * @param name of the mapped object that is referred to
     * @param parent what it writes; null if that is not known
     */
    List<Fault> reference(String name, @Nullable ObjectName parent) {
        List<Fault> faults = new ArrayList<>();
        List<ObjectName> targets = field.referenceTo();
        if (field.type() != FieldType.REFERENCE && field.type() != FieldType.OTHER) {
            faults.add(new Fault(Kind.WRONG_REFERENCE, "is no reference in the CRM", "move it to 'fields'"));
        } else if (!targets.isEmpty() && parent != null && !targets.contains(parent)) {
            String allowed =
                    String.join(", ", targets.stream().map(ObjectName::value).toList());
            faults.add(new Fault(
                    Kind.WRONG_REFERENCE,
                    "points to " + allowed + " in the CRM, but '" + name + "' writes " + parent,
                    ""));
        }
        if (!field.createable()) {
            faults.add(new Fault(Kind.NOT_CREATABLE, "cannot be written by Puente's user", "check permissions"));
        }
        return faults;
    }
}
