package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.workspace.ObjectPath;
import io.puente.simulator.siebel.workspace.ObjectType;
import io.puente.simulator.siebel.workspace.Workspaces;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Repository objects below {@code /workspace/{name}}, for developers only. Answers have the forms of the vendor's REST
 * guide ("Siebel Repository Resources JSON Examples"); it shows no refusal, so those have the form and the codes of data.
 */
final class WorkspaceApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "Name";

    private final ObjectManager om;
    private final Workspaces workspaces;
    private final Body bodies;

    WorkspaceApi(ObjectManager om, Workspaces workspaces, Body bodies) {
        this.om = om;
        this.workspaces = workspaces;
        this.bodies = bodies;
    }

    /** @param parts name of the workspace, then types and names by turns */
    SimulatorReply handle(SimulatorRequest request, List<String> parts, Parameters parameters, String base, User user) {
        String workspace = parts.get(0);
        if (!user.seesAll()) {
            throw SiebelException.coded(
                    403,
                    "SBL-DAT-00825",
                    "Access to the resource '" + workspace + "' of the type 'WORKSPACE' is denied");
        }
        workspaces.check(workspace);
        List<String> below = parts.subList(1, parts.size());
        boolean get = request.method().equals("GET");
        if (get && !below.isEmpty() && below.get(below.size() - 1).equals("describe")) {
            return SimulatorReply.json(200, described(workspace, below.subList(0, below.size() - 1), parameters, base));
        }
        if (below.isEmpty()) {
            throw Answers.gone(om);
        }
        ObjectPath path = ObjectPath.resolve(workspaces.types(), below);
        String root = base + "/workspace/" + workspace + "/";
        return switch (request.method()) {
            case "GET" ->
                path.name() == null ? page(workspace, path, parameters, root) : one(workspace, path, parameters, root);
            case "POST", "PUT" -> write(request, workspace, path, root, user);
            default -> throw SiebelException.plain(405, "The method " + request.method() + " is not allowed");
        };
    }

    private SimulatorReply one(String workspace, ObjectPath path, Parameters parameters, String root) {
        return workspaces
                .find(workspace, path)
                .map(values -> SimulatorReply.json(200, json(path, values, parameters, root)))
                .orElseGet(() -> Answers.noData(om));
    }

    private SimulatorReply page(String workspace, ObjectPath level, Parameters parameters, String root) {
        if (!parameters.text("searchspec").isEmpty()
                || !parameters.text("sortspec").isEmpty()) {
            throw SiebelException.plain(400, "This simulator neither searches nor sorts repository objects");
        }
        ArrayNode items = JSON.arrayNode();
        workspaces.list(workspace, level).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .skip(parameters.startRow())
                .limit(parameters.pageSize())
                .forEach(entry -> items.add(json(level.named(entry.getKey()), entry.getValue(), parameters, root)));
        if (items.isEmpty()) {
            return Answers.noData(om);
        }
        ObjectNode page = JSON.objectNode();
        page.set("items", items.size() == 1 && !parameters.uniform() ? items.get(0) : items);
        page.putArray("Link")
                .add(RecordJson.link("self", root + level.text(), level.type().name()));
        return SimulatorReply.json(200, page);
    }

    private static ObjectNode json(ObjectPath path, Map<String, String> values, Parameters parameters, String root) {
        String chosen = parameters.text("fields");
        Set<String> known = path.type().properties().keySet();
        List<String> fields = chosen.isBlank()
                ? List.copyOf(known)
                : Arrays.stream(chosen.split(",", -1)).map(String::trim).toList();
        ObjectNode json = JSON.objectNode();
        for (String field : fields) {
            if (!known.contains(field)) {
                throw SiebelException.of(
                        "SBL-EAI-50258",
                        "The field '" + field + "' is not known in component '"
                                + path.type().name() + "'");
            }
            json.put(field, values.getOrDefault(field, ""));
        }
        String self = root + path.text();
        ArrayNode links = json.putArray("Link");
        links.add(RecordJson.link("self", self, path.type().name()));
        links.add(RecordJson.link("canonical", self, path.type().name()));
        path.type().children().keySet().stream()
                .filter(parameters::childLink)
                .forEach(child -> links.add(RecordJson.link("child", self + "/" + child, child)));
        return json;
    }

    /** POST inserts, PUT inserts or updates; the name stands in the address, in the body, or the same in both. */
    private SimulatorReply write(SimulatorRequest request, String workspace, ObjectPath path, String root, User user) {
        JsonNode body = bodies.read(request);
        if (!body.isObject() || !Body.nested(body).isEmpty()) {
            throw SiebelException.plain(400, "The body must be one repository object without others in it");
        }
        Map<String, String> given = new LinkedHashMap<>();
        body.properties()
                .forEach(entry -> given.put(
                        entry.getKey(),
                        entry.getValue().isNull() ? "" : entry.getValue().asText()));
        String name = path.name() == null ? given.getOrDefault(NAME, "") : path.name();
        if (name.isEmpty()) {
            throw SiebelException.of("SBL-EAI-04397", "No user key can be used: the field '" + NAME + "' is empty");
        }
        if (!given.getOrDefault(NAME, name).equals(name)) {
            throw SiebelException.plain(400, "The address names another object than the body");
        }
        ObjectPath written = path.named(name);
        workspaces.write(
                workspace, user.login(), written, given, request.method().equals("PUT"));
        ObjectNode answer = JSON.objectNode();
        answer.set(
                "Link",
                RecordJson.link("self", root + written.text(), path.type().name()));
        answer.put(NAME, name);
        given.forEach(answer::put);
        // The guide's examples name the workspace and the first type without a slash between them.
        String wrapper = "workspace/" + workspace + path.types().get(0).name();
        return SimulatorReply.json(200, JSON.objectNode().set(wrapper, answer));
    }

    private ObjectNode described(String workspace, List<String> parts, Parameters parameters, String base) {
        String root = "/workspace/" + workspace;
        OpenApiDocument api = new OpenApiDocument(
                "Siebel REST API", base, parameters.text("openapiversion").equals("2"));
        if (parts.isEmpty()) {
            workspaces.types().keySet().forEach(type -> api.lists(type, root + "/" + type));
            return api.json();
        }
        ObjectPath path = ObjectPath.resolve(workspaces.types(), parts);
        ObjectType type = path.type();
        StringBuilder href = new StringBuilder(root);
        for (ObjectType step : path.types()) {
            href.append('/').append(step.name()).append(step == type ? "/" : "/{key}");
        }
        String id = href.substring(1).replace('/', '_');
        List.of("get", "post", "put").forEach(method -> api.operation(href.toString(), method, id + method));
        List.of("get", "put").forEach(method -> api.operation(href + "{key}/", method, id + "{key}_" + method));
        ObjectNode properties = api.schema(
                id,
                type.properties().values().stream()
                        .filter(ObjectType.Property::required)
                        .map(ObjectType.Property::name)
                        .collect(Collectors.toList()));
        type.properties()
                .values()
                .forEach(property -> api.property(properties, property.name(), property.length())
                        .put("x-siebel-datatype", "DTYPE_TEXT"));
        type.children().keySet().forEach(child -> api.lists(child, href + "{key}/" + child));
        return api.json();
    }
}
