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
    private static final List<String> QUERY = List.of(
            "PageSize",
            "StartRowNum",
            "pagination",
            "searchspec",
            "sortspec",
            "fields",
            "childlinks",
            "ViewMode",
            "uniformresponse",
            "recordcountneeded",
            "excludeEmptyFieldsInResponse",
            "ExecutionMode",
            "inlineattachment");

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
        String name = path.last().component().name();
        String compact = name.replace(" ", "");
        String schema = "data_" + path.object().name().replace(" ", "") + "_" + compact + "_";
        ObjectNode api = JSON.objectNode().put(swagger ? "swagger" : "openapi", swagger ? "2.0" : "3.0.1");
        api.putObject("info")
                .put("title", "SblDt" + path.object().name().replace(" ", "") + compact)
                .put("version", "1.0");
        if (swagger) {
            api.put("basePath", path.base().replaceFirst("^https?://[^/]*", ""));
        } else {
            api.putArray("servers").addObject().put("url", path.base());
        }
        StringBuilder href = new StringBuilder("/data/").append(path.object().name());
        for (Step step : path.steps()) {
            href.append('/').append(step.component().name());
            if (step != path.last()) {
                href.append("/{").append(key(step)).append('}');
            }
        }
        ObjectNode paths = api.putObject("paths");
        ObjectNode all = paths.putObject(href + "/");
        for (String method : List.of("get", "post", "put", "delete")) {
            operation(all.putObject(method), schema, method, method.equals("get"));
        }
        ObjectNode one = paths.putObject(href + "/{" + key(path.last()) + "}/");
        for (String method : List.of("get", "put", "delete")) {
            operation(one.putObject(method), schema + "key_", method, false);
        }
        ObjectNode schemas = swagger
                ? api.putObject("definitions")
                : api.putObject("components").putObject("schemas");
        schemas.putObject(schema).put("type", "object").set("properties", properties(path.last(), swagger));
        if (!swagger) {
            ObjectNode security = ((ObjectNode) api.get("components")).putObject("securitySchemes");
            security.putObject("basicAuth").put("type", "http").put("scheme", "basic");
            security.putObject("oAuth2.0").put("type", "http").put("scheme", "bearer");
        }
        return api;
    }

    private static String key(Step step) {
        return step.component().name().replace(" ", "").toLowerCase(Locale.ROOT) + "_key";
    }

    private static void operation(ObjectNode operation, String schema, String method, boolean page) {
        operation.put("operationId", schema + "_" + method);
        if (page) {
            ArrayNode parameters = operation.putArray("parameters");
            for (String name : QUERY) {
                ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
                parameter.put("required", name.equals("uniformresponse"));
                ObjectNode type = parameter.putObject("schema").put("type", "string");
                if (name.equals("uniformresponse")) {
                    type.putArray("enum").add("Y");
                }
            }
        }
        ObjectNode responses = operation.putObject("responses");
        for (String status : List.of("200", "204", "304", "404", "500")) {
            responses.putObject(status).put("description", status);
        }
    }

    private ObjectNode properties(Step step, boolean swagger) {
        ObjectNode properties = JSON.objectNode();
        FieldNames names = FieldNames.of(step);
        for (BusCompField field : step.busComp().all()) {
            if (field.name().equals("Id") && om.on(Behaviour.DESCRIBE_OMITS_ID)) {
                continue;
            }
            String name = om.on(Behaviour.DESCRIBE_LISTS_OTHER_NAMES) ? field.name() : names.json(field.name());
            ObjectNode property = properties.putObject(name).put("title", name).put("type", "string");
            if (swagger) {
                property.put("maxLength", field.length());
            } else {
                property.put("x-maxLength", String.valueOf(field.length()));
            }
            property.put("x-siebel-datatype", field.type().siebelName());
            property.put("x-siebel-precision", field.type() == DataType.NUMBER ? "22" : "0");
            property.put("x-siebel-scale", field.type() == DataType.NUMBER ? "7" : "0");
            if (field.is(FieldRule.READ_ONLY)) {
                property.put("x-siebel-readOnly", "true");
            }
        }
        return properties;
    }
}
