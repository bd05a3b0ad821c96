package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.api.Call;
import io.puente.simulator.dataverse.api.Endpoint;
import io.puente.simulator.dataverse.api.Reply;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.schema.TableType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code EntityDefinitions}, {@code RelationshipDefinitions}, {@code $metadata} and the set-up actions. */
public final class MetadataEndpoints implements Endpoint {
    private final Organization org;
    private final DefinitionWriter writer;
    private final OptionActions options;
    private final ColumnEndpoints columns;

    /** @param settings how long new components take to become usable */
    public MetadataEndpoints(Organization org, SetupDelays settings) {
        this.org = org;
        this.writer = new DefinitionWriter(org, settings);
        this.options = new OptionActions(org);
        this.columns = new ColumnEndpoints(org, writer);
    }

    @Override
    public @Nullable Reply handle(Call call) {
        Segment first = call.path().get(0);
        return switch (first.name()) {
            case "$metadata" ->
                Reply.of(200, "application/xml", new Csdl(org.schema()).write().getBytes(StandardCharsets.UTF_8));
            case "EntityDefinitions" -> first.arguments() == null ? tables(call) : table(call, first);
            case "RelationshipDefinitions" -> relationships(call, first);
            default -> call.method().equals("POST") ? options.handle(call, first.name()) : null;
        };
    }

    private Reply tables(Call call) {
        if (call.method().equals("POST")) {
            return created(call, "EntityDefinitions(" + writer.createTable(call).metadataId() + ")");
        }
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
        QueryOptions query = call.options();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", call.root() + "/$metadata#EntityDefinitions");
        ArrayNode value = json.putArray("value");
        List<TableType> all = new ArrayList<>(org.schema().tables());
        for (TableType type : all) {
            ObjectNode whole = DefinitionJson.table(type);
            if (visible(call, type) && JsonQuery.matches(whole, query.filter(), "EntityMetadata")) {
                value.add(columns.expanded(type, whole, query));
            }
        }
        return Reply.json(200, json);
    }

    private boolean visible(Call call, TableType type) {
        return call.caller().strong()
                || !org.clock().instant().isBefore(type.traits().visibleFrom());
    }

    static Reply created(Call call, String address) {
        return Reply.empty(204).header("OData-EntityId", call.root() + "/" + address);
    }

    private Reply table(Call call, Segment segment) {
        Map<String, String> named = segment.namedArguments();
        String name = named.getOrDefault("LogicalName", "").replace("'", "");
        String id = named.getOrDefault("", named.getOrDefault("MetadataId", ""));
        TableType type = org.schema().tables().stream()
                .filter(t -> t.name().equals(name) || t.metadataId().toString().equalsIgnoreCase(id))
                .filter(t -> visible(call, t))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.OBJECT_DOES_NOT_EXIST,
                        "Could not find an entity with name " + name + id + " and object type code 0."));
        if (call.path().size() > 1) {
            return columns.handle(call, type);
        }
        switch (call.method()) {
            case "GET" -> {
                QueryOptions query = call.options();
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("@odata.context", call.root() + "/$metadata#EntityDefinitions/$entity");
                json.setAll(columns.expanded(type, DefinitionJson.table(type), query));
                return Reply.json(200, json);
            }
            case "PUT" -> {
                writer.updateTable(type, call.object());
                return Reply.empty(204);
            }
            case "DELETE" -> {
                writer.deleteTable(call, type);
                return Reply.empty(204);
            }
            default -> throw call.notAllowed();
        }
    }

    private Reply relationships(Call call, Segment segment) {
        if (call.method().equals("POST") && call.path().size() == 1) {
            return created(
                    call,
                    "RelationshipDefinitions(" + writer.createRelationship(call).metadataId() + ")");
        }
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
        QueryOptions query = call.options();
        List<ObjectNode> all = new ArrayList<>();
        for (TableType type : org.schema().tables()) {
            type.parents().forEach(relationship -> all.add(DefinitionJson.relationship(relationship)));
        }
        String entity = "RelationshipMetadataBase";
        if (segment.arguments() != null) {
            Map<String, String> named = segment.namedArguments();
            String name = named.getOrDefault("SchemaName", "").replace("'", "");
            String id = named.getOrDefault("", named.getOrDefault("MetadataId", ""));
            ObjectNode one = all.stream()
                    .filter(json -> json.path("SchemaName").asText().equals(name)
                            || json.path("MetadataId").asText().equalsIgnoreCase(id))
                    .findFirst()
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.OBJECT_DOES_NOT_EXIST, "Could not find a relationship '" + name + id + "'."));
            return Reply.json(200, JsonQuery.select(one, query, entity));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", call.root() + "/$metadata#RelationshipDefinitions");
        ArrayNode value = json.putArray("value");
        all.stream()
                .filter(one -> JsonQuery.matches(one, query.filter(), entity))
                .forEach(one -> value.add(JsonQuery.select(one, query, entity)));
        return Reply.json(200, json);
    }
}
