package io.puente.spi;

import java.util.List;
import java.util.Optional;

/** Role: what objects and fields the CRM has for our user, for checking mappings. Read-only. */
public interface SchemaReader {

    /** @return empty if the object does not exist or our user may not see it */
    Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException;

    /**
     * How a value arrives in a field, after what the connector and the CRM make of it on its way. A reader that stands
     * before another one hands this on to it.
     *
     * @return the text that must fit the field's length and be among its values; empty if a field of this type does not
     *     take the value
     */
    default Optional<String> taken(FieldSchema field, FieldValue value) {
        return value.match(new TakenValue(field.type()));
    }

    /** Whether a record with a value for a field that our user may not write is refused; otherwise the value is lost. */
    default boolean refusesReadOnly(FieldSchema field) {
        return true;
    }

    /** What it has kept of earlier answers on this object is given up: the next description is the CRM's own of that moment. */
    default void forget(ObjectName object) {}

    /** An object type as our user sees it. */
    record ObjectSchema(ObjectName name, String label, List<FieldSchema> fields) {
        public ObjectSchema {
            fields = List.copyOf(fields);
        }

        public Optional<FieldSchema> field(String fieldName) {
            return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
        }
    }

    /**
     * A field as our user sees it.
     *
     * @param maxLength characters; 0 if unlimited or not a text
     * @param required must be given on creation: no default and not nillable
     * @param restricted only the listed values are accepted
     */
    record FieldSchema(
            String name,
            String label,
            FieldType type,
            int maxLength,
            boolean required,
            boolean createable,
            boolean updateable,
            boolean uniqueKey,
            boolean restricted,
            List<String> values,
            List<ObjectName> referenceTo) {
        public FieldSchema {
            values = List.copyOf(values);
            referenceTo = List.copyOf(referenceTo);
        }
    }

    /** Coarse types, enough to check a mapping. */
    enum FieldType {
        TEXT,
        NUMBER,
        FLAG,
        INSTANT,
        DATE,
        PICKLIST,
        REFERENCE,
        OTHER
    }
}
