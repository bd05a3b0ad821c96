package io.puente.simulator.siebel;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an administrator sets up, over HTTP. POST again is no error. */
final class SetupCalls {
    private final ObjectManager om;
    private final Administration administration;

    SetupCalls(ObjectManager om, Administration administration) {
        this.om = om;
        this.administration = administration;
    }

    /** @return empty if this is none of the resources of the set-up */
    Optional<SimulatorReply> handle(String resource, String method, Supplier<JsonNode> body) {
        switch (method + " " + resource) {
            case "GET grants" -> {}
            case "POST grants" -> grant(body.get());
            case "POST lovs" -> lov(body.get());
            case "POST fields" ->
                administration.addField(
                        text(body.get(), "busComp"),
                        BusCompField.fromJson(body.get().path("field")));
            case "POST user-keys" -> administration.addUserKey(text(body.get(), "busComp"), fields(body.get()));
            case "POST unique-indexes" ->
                administration.uniqueIndex(
                        text(body.get(), "busComp"),
                        fields(body.get()),
                        body.get().path("enforced").asBoolean(true));
            case "POST attachment-prefix" ->
                administration.attachmentPrefix(text(body.get(), "busComp"), text(body.get(), "prefix"));
            case "POST integration-objects" -> integrationObject(body.get());
            case "POST services" ->
                administration.grantService(
                        text(body.get(), "service"), body.get().path("granted").asBoolean(true));
            case "POST workspaces" ->
                administration.openWorkspace(text(body.get(), "name"), text(body.get(), "developer"));
            // The workflow of the name hands back what it was given.
            case "POST workflows" -> administration.deployWorkflow(text(body.get(), "name"), in -> in);
            default -> {
                return Optional.empty();
            }
        }
        Map<String, Boolean> grants = new LinkedHashMap<>();
        om.repository().objects().forEach(object -> grants.put(object.name(), object.granted()));
        return Optional.of(SimulatorReply.json(200, Map.of("granted", grants)));
    }

    private void grant(JsonNode body) {
        administration.grant(text(body, "object"), body.path("granted").asBoolean(true));
    }

    private void lov(JsonNode body) {
        administration.addListOfValue(
                text(body, "type"), text(body, "value"), body.path("parent").asText(""));
    }

    private void integrationObject(JsonNode body) {
        List<Component> components = new ArrayList<>();
        for (JsonNode component : body.path("components")) {
            Map<String, String> names = new LinkedHashMap<>();
            component
                    .path("jsonNames")
                    .properties()
                    .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
            components.add(new Component(text(component, "name"), text(component, "busComp"), names));
        }
        administration.defineIntegrationObject(text(body, "name"), components);
    }

    private static List<String> fields(JsonNode body) {
        List<String> fields = new ArrayList<>();
        body.path("fields").forEach(field -> fields.add(field.asText()));
        return fields;
    }

    /** @throws IllegalArgumentException if it is missing */
    static String text(JsonNode body, String name) {
        String value = body.path(name).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Give \"" + name + "\"");
        }
        return value;
    }
}
