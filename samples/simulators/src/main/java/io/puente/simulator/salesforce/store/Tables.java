package io.puente.simulator.salesforce.store;

import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One table per object, and the schema they follow. */
public final class Tables {
    private final Map<String, Table> tables = new HashMap<>();
    private Schema schema;

    public Tables(Schema schema) {
        this.schema = schema;
        evolve(schema);
    }

    public Schema schema() {
        return schema;
    }

    public void evolve(Schema changed) {
        schema = changed;
        for (SObjectType type : changed.types()) {
            Table table = tables.get(type.name());
            if (table == null) {
                tables.put(type.name(), new Table(type));
            } else {
                table.evolve(type);
            }
        }
    }

    /** @throws IllegalArgumentException for an object that the schema lacks */
    public Table of(String type) {
        return of(schema.known(type));
    }

    public Table of(SObjectType type) {
        Table table = tables.get(type.name());
        if (table == null) {
            throw new IllegalArgumentException("This org has no object " + type);
        }
        return table;
    }

    /** The live row with this id, of whatever object. */
    public @Nullable Row byId(String id18) {
        SObjectType type = schema.typeOfId(id18);
        return type == null ? null : of(type).get(id18);
    }
}
