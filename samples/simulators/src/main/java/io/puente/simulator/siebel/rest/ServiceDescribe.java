package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import java.util.Collection;
import java.util.List;

/** {@code describe} of business services: which there are, their methods, the arguments of one. */
final class ServiceDescribe {
    static final List<String> QUERIES = List.of("QueryById", "QueryByExample", "QueryPage");
    static final List<String> CHANGES = List.of("Insert", "Update", "InsertOrUpdate", "Synchronize", "Delete");

    private final String base;
    private final boolean swagger;

    ServiceDescribe(String base, boolean swagger) {
        this.base = base;
        this.swagger = swagger;
    }

    ObjectNode services(Collection<String> granted) {
        OpenApiDocument api = new OpenApiDocument("Siebel REST API", base, swagger);
        granted.stream().sorted().forEach(service -> api.lists(service, "/service/" + service));
        return api.json();
    }

    ObjectNode methods(String service) {
        OpenApiDocument api = new OpenApiDocument("SblSv" + service.replace(" ", ""), base, swagger);
        QUERIES.forEach(method -> api.lists(method, "/service/" + service + "/" + method));
        CHANGES.forEach(method -> api.lists(method, "/service/" + service + "/" + method));
        return api.json();
    }

    /** @param busComp of the service's messages */
    ObjectNode arguments(String service, String method, BusComp busComp) {
        String compact = service.replace(" ", "");
        OpenApiDocument api = new OpenApiDocument("SblSv" + compact + method, base, swagger);
        String schema = "service_" + compact + "_" + method + "_";
        api.operation("/service/" + service + "/" + method + "/", "post", schema + "post");
        ObjectNode arguments = api.schema(schema + "request", List.of());
        if (method.equals("QueryById")) {
            api.property(arguments, "PrimaryRowId", 15);
        } else {
            reference(arguments.putObject("SiebelMessage"), compact);
        }
        if (QUERIES.contains(method)) {
            api.property(arguments, "PageSize", 0);
            api.property(arguments, "StartRowNum", 0);
            api.property(arguments, "ViewMode", 0);
        }
        ObjectNode answer = api.schema(schema + "response", List.of());
        api.property(answer, "PrimaryRowId", 15);
        reference(answer.putObject("SiebelMessage"), compact);
        ObjectNode message = api.schema(compact + "Message", List.of());
        for (String name : List.of("MessageId", "MessageType", "IntObjectName", "IntObjectFormat")) {
            api.property(message, name, 0);
        }
        ObjectNode component = message.putObject("ListOf" + busComp.name() + " Interface")
                .put("type", "object")
                .putObject("properties")
                .putObject(busComp.name())
                .put("type", "array");
        ObjectNode fields = component.putObject("items").put("type", "object").putObject("properties");
        for (BusCompField field : busComp.all()) {
            api.property(fields, field.name(), field.length())
                    .put("x-siebel-datatype", field.type().siebelName());
        }
        return api.json();
    }

    private void reference(ObjectNode property, String compact) {
        property.put("$ref", (swagger ? "#/definitions/" : "#/components/schemas/") + compact + "Message");
    }
}
