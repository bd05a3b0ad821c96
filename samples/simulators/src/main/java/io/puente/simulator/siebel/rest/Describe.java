package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.DataType;
import io.puente.simulator.siebel.repository.FieldRule;
import java.util.List;
import java.util.Locale;

/** {@code describe}: OpenAPI 3.0.1, or Swagger 2.0, of one component. */
final class Describe {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectManager om;

    Describe(ObjectManager om) {
        this.om = om;
    }

    /** The objects that may be reached. */
    ObjectNode catalog(String base) {
        ObjectNode catalog = JSON.objectNode();
        ArrayNode items = catalog.putArray("items");
        om.repository().objects().stream().filter(object -> object.granted()).forEach(object -> {
            ObjectNode item = items.addObject().put("Name", object.name());
            ArrayNode links = item.putArray("Link");
            object.components()
                    .keySet()
                    .forEach(name -> links.add(RecordJson.link(
                            "describe", base + "/data/" + object.name() + "/" + name + "/describe", name)));
        });
        return catalog;
    }

    ObjectNode component(DataPath path, boolean swagger) {
        String compact = path.last().component().name().replace(" ", "");
        String object = path.object().name().replace(" ", "");
        String schema = "data_" + object + "_" + compact + "_";
        OpenApiDocument api = new OpenApiDocument("SblDt" + object + compact, path.base(), swagger);
        StringBuilder href = new StringBuilder("/data/").append(path.object().name());
        for (Step step : path.steps()) {
            href.append('/').append(step.component().name());
            if (step != path.last()) {
                href.append("/{").append(key(step)).append('}');
            }
        }
        for (String method : List.of("get", "post", "put", "delete")) {
            ObjectNode operation = api.operation(href + "/", method, schema + "_" + method);
            if (method.equals("get")) {
                parameters(operation);
            }
        }
        for (String method : List.of("get", "put", "delete")) {
            api.operation(href + "/{" + key(path.last()) + "}/", method, schema + "key__" + method);
        }
        properties(path.last(), api, api.schema(schema, List.of()));
        return api.json();
    }

    private static String key(Step step) {
        return step.component().name().replace(" ", "").toLowerCase(Locale.ROOT) + "_key";
    }

    private static void parameters(ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : Parameters.OF_QUERIES) {
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            parameter.put("required", name.equals("uniformresponse"));
            ObjectNode type = parameter.putObject("schema").put("type", "string");
            if (name.equals("uniformresponse")) {
                type.putArray("enum").add("Y");
            }
        }
    }

    private void properties(Step step, OpenApiDocument api, ObjectNode into) {
        FieldNames names = FieldNames.of(step);
        for (BusCompField field : step.busComp().all()) {
            if (field.name().equals("Id") && om.on(Behaviour.DESCRIBE_OMITS_ID)) {
                continue;
            }
            String name = om.on(Behaviour.DESCRIBE_LISTS_OTHER_NAMES) ? field.name() : names.json(field.name());
            ObjectNode property = api.property(into, name, field.length());
            property.put("x-siebel-datatype", field.type().siebelName());
            property.put("x-siebel-precision", field.type() == DataType.NUMBER ? "22" : "0");
            property.put("x-siebel-scale", field.type() == DataType.NUMBER ? "7" : "0");
            if (field.is(FieldRule.READ_ONLY)) {
                property.put("x-siebel-readOnly", "true");
            }
        }
    }
}
