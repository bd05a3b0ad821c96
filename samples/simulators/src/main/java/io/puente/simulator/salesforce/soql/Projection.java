package io.puente.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shape of a result row: fields, parents inside it, children inside it, in the order of SELECT. */
public final class Projection {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final RowWriter json;
    private final Map<String, Object> parts = new LinkedHashMap<>();

    /** How fields and attributes look in JSON; the REST package knows. */
    public interface RowWriter {
        JsonNode attributes(SObjectType type, Row row);

        JsonNode value(SObjectType type, Row row, Field field, @Nullable Object value);
    }

    private record Parent(Field reference, Projection inside) {}

    private record Children(Function<Row, JsonNode> query) {}

    Projection(Org org, RowWriter json) {
        this.org = org;
        this.json = json;
    }

    void add(FieldPath path) {
        add(path.references(), path.field());
    }

    private void add(List<Field> references, Field field) {
        if (references.isEmpty()) {
            parts.put(field.name(), field);
            return;
        }
        Field first = references.get(0);
        String name = String.valueOf(first.relationshipName());
        Object known = parts.get(name);
        Parent parent = known instanceof Parent found ? found : new Parent(first, new Projection(org, json));
        parts.put(name, parent);
        parent.inside().add(references.subList(1, references.size()), field);
    }

    void add(String relationship, Function<Row, JsonNode> query) {
        parts.put(relationship, new Children(query));
    }

    ObjectNode write(SObjectType type, Row row) {
        ObjectNode out = JSON.objectNode();
        out.set("attributes", json.attributes(type, row));
        parts.forEach((name, part) -> {
            if (part instanceof Children children) {
                out.set(name, children.query().apply(row));
            } else if (part instanceof Parent parent) {
                String id = row.text(parent.reference());
                Row parentRow = id == null ? null : org.tables().byId(id);
                SObjectType parentType = id == null ? null : org.schema().typeOfId(id);
                out.set(
                        name,
                        parentRow == null || parentType == null
                                ? JSON.nullNode()
                                : parent.inside().write(parentType, parentRow));
            } else if (part instanceof Field field) {
                // Behind a lookup to several objects the field is that of the actual one.
                Field actual = type.field(field.name());
                out.set(
                        name,
                        actual == null ? JSON.nullNode() : json.value(type, row, actual, org.value(type, row, actual)));
            }
        });
        return out;
    }
}
