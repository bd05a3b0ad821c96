package io.puente.simulator.salesforce.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object. Immutable: adding a field gives another type whose rows keep their slots. Names compare without case. */
public final class SObjectType {

    /**
     * @param setup rows configure the org (users, groups, permissions) and may not share a transaction with others
     * @param createable whether the API may create rows
     */
    public record Traits(
            String label,
            String labelPlural,
            String keyPrefix,
            boolean custom,
            boolean setup,
            boolean createable,
            boolean updateable,
            boolean deletable) {}

    private final String name;
    private final Traits traits;
    private final Map<String, Field> fields;
    private final Map<String, Field> byAnyName = new HashMap<>();
    private final Map<String, Field> byRelationship = new HashMap<>();
    private final List<Field> indexed = new ArrayList<>();
    private final List<Field> requiredOnCreate = new ArrayList<>();
    private final List<Field> defaulted = new ArrayList<>();

    public SObjectType(String name, Traits traits, Collection<FieldBuilder> builders) {
        this(name, traits, number(builders));
    }

    private SObjectType(String name, Traits traits, Map<String, Field> fields) {
        this.name = name;
        this.traits = traits;
        this.fields = fields;
        for (Field field : fields.values()) {
            byAnyName.put(field.name(), field);
            byAnyName.put(field.name().toLowerCase(Locale.ROOT), field);
            if (field.relationshipName() != null) {
                byRelationship.put(field.relationshipName().toLowerCase(Locale.ROOT), field);
            }
            if (field.indexed()) {
                indexed.add(field);
            }
            if (field.requiredOnCreate()) {
                requiredOnCreate.add(field);
            }
            boolean picklist = field.type() == FieldType.PICKLIST && field.is(FieldFlag.CREATEABLE);
            if (field.defaultValue() != null || picklist) {
                defaulted.add(field);
            }
        }
    }

    private static Map<String, Field> number(Collection<FieldBuilder> builders) {
        Map<String, Field> numbered = new LinkedHashMap<>();
        for (FieldBuilder builder : builders) {
            numbered.put(builder.name(), builder.build(numbered.size()));
        }
        return numbered;
    }

    /** Adds the field, or replaces the one of that name, which keeps its slot. */
    public SObjectType with(FieldBuilder builder) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        Field old = field(builder.name());
        more.put(builder.name(), builder.build(old == null ? slots() : old.slot()));
        return new SObjectType(name, traits, more);
    }

    /** Without the field; its slot stays unused. */
    public SObjectType without(String field) {
        Map<String, Field> fewer = new LinkedHashMap<>(fields);
        fewer.remove(known(field).name());
        return new SObjectType(name, traits, fewer);
    }

    /** How many values a row of the object needs room for. */
    public int slots() {
        return fields.values().stream().mapToInt(Field::slot).max().orElse(-1) + 1;
    }

    /** The same fields under other labels. */
    public SObjectType with(Traits other) {
        return new SObjectType(name, other, fields);
    }

    public String name() {
        return name;
    }

    public Traits traits() {
        return traits;
    }

    public String keyPrefix() {
        return traits.keyPrefix();
    }

    /** In order of definition. */
    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    public @Nullable Field field(String anyCase) {
        Field exact = byAnyName.get(anyCase);
        return exact != null ? exact : byAnyName.get(anyCase.toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException if there is none; for names that the simulator itself relies on */
    public Field known(String field) {
        Field found = field(field);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no field " + field);
        }
        return found;
    }

    /** The reference field whose parent is reached by this name. */
    public @Nullable Field relationship(String anyCase) {
        return byRelationship.get(anyCase.toLowerCase(Locale.ROOT));
    }

    public List<Field> indexed() {
        return indexed;
    }

    public List<Field> requiredOnCreate() {
        return requiredOnCreate;
    }

    /** Those that may have a default; that of a picklist is up to its value set. */
    public List<Field> defaulted() {
        return defaulted;
    }

    /** The field that names a row to people, if the object has one. */
    public @Nullable Field nameField() {
        return fields.values().stream()
                .filter(field -> field.is(FieldFlag.NAME_FIELD))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name;
    }
}
