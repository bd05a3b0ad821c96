package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.DateTimes;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows and values as JSON. */
final class RowJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RowJson() {}

    static ObjectNode attributes(SObjectType type, Row row, String root) {
        return JSON.objectNode()
                .put("type", type.name())
                .put("url", root + "/sobjects/" + type.name() + "/" + row.id());
    }

    /** The row with these fields. */
    static ObjectNode of(Org org, SObjectType type, Row row, Collection<Field> fields, String root) {
        ObjectNode json = JSON.objectNode();
        json.set("attributes", attributes(type, row, root));
        for (Field field : fields) {
            json.set(field.name(), value(type, row, field, org.value(type, row, field), root));
        }
        return json;
    }

    /** Every field the caller may see. */
    static ObjectNode whole(Org org, Access access, SObjectType type, Row row, String root) {
        return of(
                org,
                type,
                row,
                type.fields().stream().filter(field -> access.sees(type, field)).toList(),
                root);
    }

    static JsonNode value(SObjectType type, Row row, Field field, @Nullable Object value, String root) {
        if (field.type() == FieldType.BASE64) {
            // The bytes themselves are fetched from this address.
            return JSON.textNode(root + "/sobjects/" + type.name() + "/" + row.id() + "/" + field.name());
        }
        if (value == null) {
            return field.type() == FieldType.BOOLEAN ? JSON.booleanNode(false) : JSON.nullNode();
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof BigDecimal number) {
            return field.type() == FieldType.INT
                    ? JSON.numberNode(number.longValue())
                    : JSON.numberNode(number.doubleValue());
        }
        return JSON.textNode(value instanceof Instant at ? DateTimes.write(at) : value.toString());
    }
}
