package io.puente.simulator.salesforce.schema;

import static io.puente.simulator.salesforce.schema.FieldFlag.CREATEABLE;
import static io.puente.simulator.salesforce.schema.FieldFlag.CUSTOM;
import static io.puente.simulator.salesforce.schema.FieldFlag.DEFAULTED;
import static io.puente.simulator.salesforce.schema.FieldFlag.EXTERNAL_ID;
import static io.puente.simulator.salesforce.schema.FieldFlag.ID_LOOKUP;
import static io.puente.simulator.salesforce.schema.FieldFlag.MASTER_DETAIL;
import static io.puente.simulator.salesforce.schema.FieldFlag.REQUIRED;
import static io.puente.simulator.salesforce.schema.FieldFlag.UNIQUE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of one object. Immutable; made by a {@link FieldBuilder}.
 *
 * @param slot where rows of the object keep its value
 * @param length in characters (UTF-16 units), or bytes with {@link FieldFlag#BYTE_LENGTH}; 0 for types without
 * @param precision digits in all, of a number
 * @param scale digits after the point
 * @param relationshipName by which a query reaches the parent, {@code Contact} or {@code Case__r}
 * @param childRelationshipName by which a subquery of the parent reaches these rows
 * @param valueSet name of the standard value set that holds the picklist, if it is not the field's own
 * @param source path of the field that a calculated field copies, {@code Contact.Phone}
 * @param displayFormat of an auto number, {@code WA-{0000}}
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int slot,
        int length,
        int precision,
        int scale,
        Set<FieldFlag> flags,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable String childRelationshipName,
        DeleteRule onDelete,
        @Nullable String valueSet,
        List<PicklistValue> values,
        @Nullable Object defaultValue,
        @Nullable String source,
        @Nullable String displayFormat) {

    /** In {@link #referenceTo}: rows of every object may be the parent. */
    public static final String ANY_OBJECT = "*";

    public Field {
        EnumSet<FieldFlag> copy = EnumSet.noneOf(FieldFlag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
        referenceTo = List.copyOf(referenceTo);
        values = List.copyOf(values);
    }

    public boolean is(FieldFlag flag) {
        return flags.contains(flag);
    }

    /** The rule of describe: createable, not nillable, not defaulted. */
    public boolean requiredOnCreate() {
        return is(REQUIRED) && is(CREATEABLE) && !is(DEFAULTED);
    }

    /** Whether field level security applies; required and master-detail fields are always visible. */
    public boolean permissionable() {
        return is(CUSTOM) && !is(REQUIRED) && !is(MASTER_DETAIL);
    }

    /** Long text and files cannot stand in a WHERE clause. */
    public boolean filterable() {
        return type != FieldType.BASE64 && !(type == FieldType.TEXTAREA && length > 255);
    }

    public boolean mayReferTo(String object) {
        return referenceTo.contains(object) || referenceTo.contains(ANY_OBJECT);
    }

    /** Whether an upsert may be keyed by it. */
    public boolean key() {
        return is(EXTERNAL_ID) || is(ID_LOOKUP);
    }

    /** Whether rows are found by it without a scan. */
    public boolean indexed() {
        return key() || is(UNIQUE) || (type == FieldType.REFERENCE && !is(FieldFlag.SYSTEM));
    }
}
