package io.puente.simulator.dataverse.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One table. Changes only under the organisation's lock. */
public final class TableType {
    private final TableTraits traits;
    private final UUID metadataId;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Column> byProperty = new LinkedHashMap<>();
    private final Map<String, Relationship> parents = new LinkedHashMap<>();
    private final Map<String, Relationship> children = new LinkedHashMap<>();
    private final Map<String, AlternateKey> keys = new LinkedHashMap<>();
    private int slots;

    public TableType(TableTraits traits) {
        this.traits = traits;
        this.metadataId = UUID.nameUUIDFromBytes(traits.name().getBytes(StandardCharsets.UTF_8));
    }

    /** Logical name. */
    public String name() {
        return traits.name();
    }

    public TableTraits traits() {
        return traits;
    }

    public UUID metadataId() {
        return metadataId;
    }

    public int slots() {
        return slots;
    }

    public Column add(Column column) {
        column.place(name(), slots++);
        columns.put(column.name(), column);
        byProperty.put(column.property(), column);
        return column;
    }

    /** Copies the columns of the common table for activities, so that the slots of both agree. */
    void inherit(TableType base) {
        for (Column column : base.columns.values()) {
            Column copy = column.copyFor(name());
            columns.put(copy.name(), copy);
            byProperty.put(copy.property(), copy);
        }
        slots = base.slots;
    }

    public void replace(Column column, Column other) {
        other.place(name(), column.slot());
        columns.put(other.name(), other);
        byProperty.put(other.property(), other);
    }

    public void remove(Column column) {
        columns.remove(column.name());
        byProperty.remove(column.property());
        parents.values().removeIf(relationship -> relationship.column().equals(column));
    }

    public Collection<Column> columns() {
        return Collections.unmodifiableCollection(columns.values());
    }

    public @Nullable Column column(String logicalName) {
        return columns.get(logicalName);
    }

    /** @throws IllegalArgumentException for a column that the simulator itself expects and that is missing */
    public Column known(String logicalName) {
        Column column = columns.get(logicalName);
        if (column == null) {
            throw new IllegalArgumentException(name() + " has no column " + logicalName);
        }
        return column;
    }

    /** By its name in JSON. */
    public @Nullable Column property(String property) {
        return byProperty.get(property);
    }

    public Column primaryId() {
        return known(traits.primaryId());
    }

    public @Nullable Column primaryName() {
        return traits.primaryName().isEmpty() ? null : column(traits.primaryName());
    }

    public void addParent(Relationship relationship) {
        parents.put(relationship.navigation(), relationship);
    }

    public void addChild(Relationship relationship) {
        children.put(relationship.collection(), relationship);
    }

    public void removeParent(Relationship relationship) {
        parents.remove(relationship.navigation());
    }

    public void removeChild(Relationship relationship) {
        children.remove(relationship.collection());
    }

    /** By the case-sensitive name of the single-valued navigation property. */
    public @Nullable Relationship parent(String navigation) {
        return parents.get(navigation);
    }

    public @Nullable Relationship child(String collection) {
        return children.get(collection);
    }

    public Collection<Relationship> parents() {
        return Collections.unmodifiableCollection(parents.values());
    }

    public Collection<Relationship> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    /** The relationship that a reference to that table follows. */
    public @Nullable Relationship parent(Column column, String referenced) {
        return parents.values().stream()
                .filter(r -> r.column().equals(column) && r.referenced().name().equals(referenced))
                .findFirst()
                .orElse(null);
    }

    public List<AlternateKey> keys() {
        return new ArrayList<>(keys.values());
    }

    public @Nullable AlternateKey key(String logicalName) {
        return keys.get(logicalName);
    }

    public void addKey(AlternateKey key) {
        keys.put(key.name(), key);
    }

    public void removeKey(AlternateKey key) {
        keys.remove(key.name());
    }

    @Override
    public String toString() {
        return name();
    }
}
