package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What somebody changes in Setup and an integration feels: describe shows it and writes are refused by it from now on;
 * rows stay as they are. Unknown names throw {@link IllegalArgumentException}. Thread-safe.
 */
public final class Customization {
    private final Org org;

    Customization(Org org) {
        this.org = org;
    }

    public void deleteField(String object, String field) {
        org.write(() -> {
            org.evolve(org.schema().with(org.schema().known(object).without(field)));
            return true;
        });
    }

    /** It becomes a formula, or an administrator of a package closes it. */
    public void makeReadOnly(String object, String field) {
        change(object, field, FieldBuilder::readOnly);
    }

    public void makeUncreatable(String object, String field) {
        change(object, field, builder -> builder.without(FieldFlag.CREATEABLE));
    }

    public void makeUnchangeable(String object, String field) {
        change(object, field, builder -> builder.without(FieldFlag.UPDATEABLE));
    }

    public void shorten(String object, String field, int length) {
        change(object, field, builder -> builder.length(length));
    }

    public void changeType(String object, String field, FieldType type) {
        org.write(() -> {
            SObjectType owner = org.schema().known(object);
            Field old = owner.known(field);
            FieldBuilder changed = new FieldBuilder(old.name(), old.label(), type).digits(18, 0);
            if (old.is(FieldFlag.CUSTOM)) {
                changed.with(FieldFlag.CUSTOM);
            }
            org.evolve(org.schema().with(owner.with(changed)));
            return true;
        });
    }

    /** A field of the administrator's own; every permission set shows it too. */
    public void addField(String object, NewField field) {
        org.write(() -> {
            SObjectType owner = org.schema().known(object);
            if (owner.field(field.name()) != null) {
                throw new IllegalArgumentException("There is already a field named " + field.name() + " on " + object);
            }
            org.evolve(org.schema().with(owner.with(field.builder())));
            String name = owner.name() + "." + field.name();
            org.changeGrants(grant -> new PermissionGrant(
                    grant.name(), grant.objects(), with(grant.readable(), name), with(grant.editable(), name)));
            return true;
        });
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return more;
    }

    /** A field that every new record must have, and that everybody sees. */
    public void addRequiredField(String object, String field) {
        org.write(() -> {
            FieldBuilder added =
                    new FieldBuilder(field, field, FieldType.STRING).with(FieldFlag.CUSTOM, FieldFlag.REQUIRED);
            org.evolve(org.schema().with(org.schema().known(object).with(added)));
            return true;
        });
    }

    /** Takes a value out of use, in the field or in the value set that it shares. */
    public void deactivateValue(String object, String field, String value) {
        org.write(() -> {
            SObjectType owner = org.schema().known(object);
            Field picklist = owner.known(field);
            List<PicklistValue> values = new ArrayList<>();
            for (PicklistValue each : org.schema().valuesOf(picklist)) {
                boolean active = each.active() && !each.value().equals(value);
                values.add(new PicklistValue(
                        each.value(), each.label(), active, each.isDefault() && active, each.closed()));
            }
            String set = picklist.valueSet();
            org.evolve(
                    set == null
                            ? org.schema()
                                    .with(owner.with(FieldBuilder.from(picklist).replaceValues(values)))
                            : org.schema().withValueSet(set, values));
            return true;
        });
    }

    /** The field is a key no longer: records can neither be upserted by it nor referred to. */
    public void withdrawKey(String object, String field) {
        change(object, field, builder -> builder.without(FieldFlag.EXTERNAL_ID, FieldFlag.ID_LOOKUP, FieldFlag.UNIQUE));
    }

    /** A lookup leads to records of another object: it was deleted and made anew, so that its values are gone. */
    public void pointTo(String object, String field, String parent) {
        org.write(() -> {
            Table table = org.tables().of(object);
            Field lookup = table.type().known(field);
            for (Row row : table.live()) {
                Row emptied = row.copy();
                emptied.set(lookup, null);
                table.replace(row, emptied, new Transaction().undo());
            }
            return true;
        });
        change(object, field, builder -> builder.pointsTo(List.of(parent)));
    }

    public void deleteObject(String object) {
        org.write(() -> {
            org.evolve(org.schema().without(org.schema().known(object).name()));
            return true;
        });
    }

    /** No permission set shows the object any longer; administrators see it still. */
    public void hideObject(String object) {
        org.write(() -> {
            org.changeGrants(grant -> {
                Map<String, Set<PermissionGrant.Right>> rights = new HashMap<>(grant.objects());
                rights.remove(object);
                return new PermissionGrant(grant.name(), rights, grant.readable(), grant.editable());
            });
            return true;
        });
    }

    /** Field level security: no permission set shows the custom field any longer. */
    public void hideField(String object, String field) {
        org.write(() -> {
            String name = object + "." + org.schema().known(object).known(field).name();
            org.changeGrants(grant -> new PermissionGrant(
                    grant.name(), grant.objects(), without(grant.readable(), name), without(grant.editable(), name)));
            return true;
        });
    }

    private static Set<String> without(Set<String> names, String name) {
        Set<String> fewer = new HashSet<>(names);
        fewer.remove(name);
        return fewer;
    }

    private void change(String object, String field, UnaryOperator<FieldBuilder> change) {
        org.write(() -> {
            SObjectType owner = org.schema().known(object);
            org.evolve(org.schema().with(owner.with(change.apply(FieldBuilder.from(owner.known(field))))));
            return true;
        });
    }
}
