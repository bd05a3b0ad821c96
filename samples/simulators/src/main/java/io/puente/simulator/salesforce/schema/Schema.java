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

/** Every object of an org and its standard value sets. Immutable. Names of objects compare without case. */
public final class Schema {
    private final Map<String, SObjectType> types;
    private final Map<String, List<PicklistValue>> valueSets;
    private final Map<String, SObjectType> byPrefix = new HashMap<>();
    private final Map<String, List<ChildRelationship>> children = new HashMap<>();

    public Schema(Collection<SObjectType> types, Map<String, List<PicklistValue>> valueSets) {
        this.types = new LinkedHashMap<>();
        this.valueSets = new LinkedHashMap<>(valueSets);
        for (SObjectType type : types) {
            this.types.put(type.name().toLowerCase(Locale.ROOT), type);
            byPrefix.put(type.keyPrefix(), type);
            for (Field field : type.fields()) {
                for (String parent : field.referenceTo()) {
                    children.computeIfAbsent(parent, any -> new ArrayList<>()).add(new ChildRelationship(type, field));
                }
            }
        }
    }

    public Schema with(SObjectType type) {
        Map<String, SObjectType> more = new LinkedHashMap<>(types);
        more.put(type.name().toLowerCase(Locale.ROOT), type);
        return new Schema(more.values(), valueSets);
    }

    public Schema without(String type) {
        Map<String, SObjectType> fewer = new LinkedHashMap<>(types);
        fewer.remove(type.toLowerCase(Locale.ROOT));
        return new Schema(fewer.values(), valueSets);
    }

    /** Replaces the whole set, as a deployment does. */
    public Schema withValueSet(String name, List<PicklistValue> values) {
        Map<String, List<PicklistValue>> more = new LinkedHashMap<>(valueSets);
        more.put(name, List.copyOf(values));
        return new Schema(types.values(), more);
    }

    public Collection<SObjectType> types() {
        return Collections.unmodifiableCollection(types.values());
    }

    public @Nullable SObjectType type(String anyCase) {
        return types.get(anyCase.toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException if there is none; for names that the simulator itself relies on */
    public SObjectType known(String name) {
        SObjectType found = type(name);
        if (found == null) {
            throw new IllegalArgumentException("This org has no object " + name);
        }
        return found;
    }

    public @Nullable SObjectType typeOfId(String id) {
        return id.length() < 3 ? null : byPrefix.get(id.substring(0, 3));
    }

    /** Fields anywhere that refer to this object. */
    public List<ChildRelationship> childrenOf(SObjectType parent) {
        List<ChildRelationship> all = new ArrayList<>(children.getOrDefault(parent.name(), List.of()));
        all.addAll(children.getOrDefault(Field.ANY_OBJECT, List.of()));
        return all;
    }

    public Map<String, List<PicklistValue>> valueSets() {
        return Collections.unmodifiableMap(valueSets);
    }

    /** The values of a picklist, its own or those of its standard value set. */
    public List<PicklistValue> valuesOf(Field field) {
        return field.valueSet() == null ? field.values() : valueSets.getOrDefault(field.valueSet(), List.of());
    }

    /** The first free prefix for a custom object: a00, a01, … */
    public String nextCustomPrefix() {
        for (int i = 0; ; i++) {
            String prefix = "a"
                    + String.format(Locale.ROOT, "%2s", Integer.toString(i, 36)).replace(' ', '0');
            if (!byPrefix.containsKey(prefix)) {
                return prefix;
            }
        }
    }
}
