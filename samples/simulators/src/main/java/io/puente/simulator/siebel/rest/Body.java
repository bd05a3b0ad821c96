package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.repository.BusCompField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads bodies and the records in them. */
final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST = 100;

    private final Remarks remarks;

    Body(Remarks remarks) {
        this.remarks = remarks;
    }

    JsonNode read(SimulatorRequest request) {
        try {
            JsonNode body = JSON.readTree(request.text());
            if (body == null || !body.isContainerNode()) {
                throw SiebelException.plain(400, "The request has no body that is an object or an array");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw SiebelException.plain(400, "The request body is no valid JSON");
        }
    }

    /** The simple values of one record, by field of the business component; an unknown name stays as it is. */
    Map<String, String> record(FieldNames names, JsonNode json) {
        if (!json.isObject()) {
            throw SiebelException.plain(400, "A record must be a JSON object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode value = entry.getValue();
            if (value.isContainerNode()) {
                continue;
            }
            if (value.isNull()) {
                remarks.add("The field " + entry.getKey() + " is null and was emptied");
            } else if (!value.isTextual()) {
                remarks.add("The value of the field " + entry.getKey() + " is no text");
            }
            String field = names.field(entry.getKey())
                    .map(BusCompField::name)
                    .orElse(
                            names.busComp().field(entry.getKey()) == null
                                    ? entry.getKey()
                                    : "(" + entry.getKey() + ")");
            values.put(field, value.isNull() ? "" : value.asText());
        }
        return values;
    }

    /** Several records in one call, as far as this server takes them. */
    static JsonNode many(ObjectManager om, JsonNode array) {
        if (om.on(Behaviour.NO_ARRAYS)) {
            throw SiebelException.plain(400, "The request body must be an object");
        }
        if (array.isEmpty() || array.size() > MOST) {
            throw SiebelException.plain(400, "The request has " + array.size() + " records; allowed: 1 to " + MOST);
        }
        return array;
    }

    /** Names of nested objects and arrays. */
    static Set<String> nested(JsonNode json) {
        Set<String> names = new LinkedHashSet<>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isContainerNode() && !entry.getKey().equals("Link")) {
                names.add(entry.getKey());
            }
        });
        return names;
    }
}
