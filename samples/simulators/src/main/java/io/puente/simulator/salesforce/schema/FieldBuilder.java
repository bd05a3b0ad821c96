package io.puente.simulator.salesforce.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the properties of a field; a fresh one is nillable, createable and updateable. Not thread-safe. */
public final class FieldBuilder {
    private final String name;
    private final String label;
    private final FieldType type;
    private final EnumSet<FieldFlag> flags = EnumSet.of(FieldFlag.CREATEABLE, FieldFlag.UPDATEABLE);
    private final List<String> referenceTo = new ArrayList<>();
    private final List<PicklistValue> values = new ArrayList<>();
    private int length;
    private int precision = 18;
    private int scale;
    private DeleteRule onDelete = DeleteRule.SET_NULL;
    private @Nullable String relationshipName;
    private @Nullable String childRelationshipName;
    private @Nullable String valueSet;
    private @Nullable Object defaultValue;
    private @Nullable String source;
    private @Nullable String displayFormat;

    public FieldBuilder(String name, String label, FieldType type) {
        this.name = name;
        this.label = label;
        this.type = type;
        this.length = defaultLength(type);
        if (type == FieldType.BOOLEAN) {
            with(FieldFlag.REQUIRED, FieldFlag.DEFAULTED).defaultValue(Boolean.FALSE);
        }
    }

    /** A builder that would build the same field. */
    public static FieldBuilder from(Field field) {
        FieldBuilder copy = new FieldBuilder(field.name(), field.label(), field.type());
        copy.flags.clear();
        copy.flags.addAll(field.flags());
        copy.referenceTo.addAll(field.referenceTo());
        copy.values.addAll(field.values());
        copy.length = field.length();
        copy.precision = field.precision();
        copy.scale = field.scale();
        copy.onDelete = field.onDelete();
        copy.relationshipName = field.relationshipName();
        copy.childRelationshipName = field.childRelationshipName();
        copy.valueSet = field.valueSet();
        copy.defaultValue = field.defaultValue();
        copy.source = field.source();
        copy.displayFormat = field.displayFormat();
        return copy;
    }

    private static int defaultLength(FieldType type) {
        return switch (type) {
            case ID, REFERENCE -> 18;
            case STRING, PICKLIST, URL, TEXTAREA -> 255;
            case MULTIPICKLIST -> 4_099;
            case PHONE -> 40;
            case EMAIL -> 80;
            case BOOLEAN, INT, DOUBLE, CURRENCY, PERCENT, DATE, DATETIME, BASE64 -> 0;
        };
    }

    public String name() {
        return name;
    }

    public FieldBuilder with(FieldFlag... more) {
        flags.addAll(List.of(more));
        return this;
    }

    public FieldBuilder without(FieldFlag... fewer) {
        List.of(fewer).forEach(flags::remove);
        return this;
    }

    /** Maintained by the org or computed: nobody writes it. */
    public FieldBuilder readOnly() {
        return without(FieldFlag.CREATEABLE, FieldFlag.UPDATEABLE);
    }

    public FieldBuilder length(int characters) {
        length = characters;
        return this;
    }

    public FieldBuilder digits(int all, int afterPoint) {
        precision = all;
        scale = afterPoint;
        return this;
    }

    public FieldBuilder refersTo(
            List<String> types, @Nullable String relationship, @Nullable String childRelationship) {
        referenceTo.addAll(types);
        relationshipName = relationship;
        childRelationshipName = childRelationship;
        return this;
    }

    public FieldBuilder onDelete(DeleteRule rule) {
        onDelete = rule;
        return this;
    }

    public FieldBuilder values(List<PicklistValue> allowed) {
        values.addAll(allowed);
        return this;
    }

    public FieldBuilder replaceValues(List<PicklistValue> allowed) {
        values.clear();
        return values(allowed);
    }

    /** The objects that it refers to, in the place of those so far. */
    public FieldBuilder pointsTo(List<String> types) {
        referenceTo.clear();
        referenceTo.addAll(types);
        return this;
    }

    public FieldBuilder valueSet(@Nullable String standardName) {
        valueSet = standardName;
        return this;
    }

    public FieldBuilder defaultValue(@Nullable Object value) {
        defaultValue = value;
        return this;
    }

    /** Makes it a read-only copy of a field reached by this path. */
    public FieldBuilder source(String path) {
        source = path;
        return with(FieldFlag.CALCULATED).readOnly();
    }

    public FieldBuilder displayFormat(String format) {
        displayFormat = format;
        return with(FieldFlag.AUTO_NUMBER, FieldFlag.REQUIRED, FieldFlag.DEFAULTED)
                .readOnly();
    }

    public Field build(int slot) {
        return new Field(
                name,
                label,
                type,
                slot,
                length,
                precision,
                scale,
                flags,
                referenceTo,
                relationshipName,
                childRelationshipName,
                onDelete,
                valueSet,
                values,
                defaultValue,
                source,
                displayFormat);
    }
}
