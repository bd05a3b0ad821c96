package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An answer of {@code describe}: OpenAPI 3.0.1, or Swagger 2.0. */
final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean swagger;
    private final ObjectNode api;
    private final ObjectNode paths;
    private final ObjectNode schemas;

    /** @param base address of the version, without a slash at the end */
    OpenApiDocument(String title, String base, boolean swagger) {
        this.swagger = swagger;
        this.api = JSON.objectNode().put(swagger ? "swagger" : "openapi", swagger ? "2.0" : "3.0.1");
        api.putObject("info").put("title", title).put("version", "1.0");
        if (swagger) {
            api.put("basePath", base.replaceFirst("^https?://[^/]*", ""));
        } else {
            api.putArray("servers").addObject().put("url", base);
        }
        this.paths = api.putObject("paths");
        if (swagger) {
            this.schemas = api.putObject("definitions");
        } else {
            ObjectNode components = api.putObject("components");
            this.schemas = components.putObject("schemas");
            ObjectNode security = components.putObject("securitySchemes");
            security.putObject("basicAuth").put("type", "http").put("scheme", "basic");
            security.putObject("oAuth2.0").put("type", "http").put("scheme", "bearer");
        }
    }

    boolean swagger() {
        return swagger;
    }

    /** @param path below the version */
    ObjectNode operation(String path, String method, String id) {
        ObjectNode operation = paths.withObjectProperty(path).putObject(method);
        operation.put("operationId", id);
        ObjectNode responses = operation.putObject("responses");
        for (String status : List.of("200", "204", "304", "404", "500")) {
            responses.putObject(status).put("description", status);
        }
        return operation;
    }

    /** A resource that can be described in its turn. */
    OpenApiDocument lists(String name, String resource) {
        String path = resource + "/describe";
        ArrayNode tags = api.withArrayProperty("tags");
        tags.addObject().put("name", path.substring(1)).put("description", "Cataloging of " + name);
        operation(path, "get", path.substring(1)).putArray("tags").add(path.substring(1));
        return this;
    }

    /** @return the object to put the properties into */
    ObjectNode schema(String name, List<String> required) {
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema.putObject("properties");
    }

    /** A text property; length 0 for none. */
    ObjectNode property(ObjectNode properties, String name, int length) {
        ObjectNode property = properties.putObject(name).put("title", name).put("type", "string");
        if (length > 0 && swagger) {
            property.put("maxLength", length);
        } else if (length > 0) {
            property.put("x-maxLength", String.valueOf(length));
        }
        return property;
    }

    ObjectNode json() {
        return api;
    }
}
