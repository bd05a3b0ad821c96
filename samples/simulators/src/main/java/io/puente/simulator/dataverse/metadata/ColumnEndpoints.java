package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.api.Call;
import io.puente.simulator.dataverse.api.Reply;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is below one table definition: columns, keys, relationships. */
final class ColumnEndpoints {
    private final Organization org;
    private final DefinitionWriter writer;

    ColumnEndpoints(Organization org, DefinitionWriter writer) {
        this.org = org;
        this.writer = writer;
    }

    Reply handle(Call call, TableType type) {
        Segment second = call.path().get(1);
        boolean one = second.arguments() != null;
        if (call.method().equals("POST") && call.path().size() == 2 && !one) {
            String base = "EntityDefinitions(" + type.metadataId() + ")/";
            return switch (second.name()) {
                case "Attributes" ->
                    MetadataEndpoints.created(
                            call,
                            base + "Attributes("
                                    + writer.createColumn(call, type, call.object())
                                            .metadataId() + ")");
                case "Keys" ->
                    MetadataEndpoints.created(
                            call, base + "Keys(" + writer.createKey(call, type).metadataId() + ")");
                default -> throw call.notAllowed();
            };
        }
        String cast = "";
        if (call.path().size() == 3) {
            String last = call.path().get(2).name();
            if (!last.startsWith(DefinitionJson.NAMESPACE)) {
                return below(call, type, second, last);
            }
            cast = last.substring(DefinitionJson.NAMESPACE.length());
        } else if (call.path().size() > 3) {
            return below(call, type, second, call.path().get(3).name());
        }
        if (one && !call.method().equals("GET")) {
            return change(call, type, second);
        }
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
        return read(call, type, second, cast);
    }

    /** {@code …/Attributes(…)/OptionSet}, with or without a cast before it. */
    private Reply below(Call call, TableType type, Segment second, String last) {
        if (!second.name().equals("Attributes") || second.arguments() == null || !last.equals("OptionSet")) {
            throw Call.noSegment(last);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", call.root() + "/$metadata#OptionSet");
        json.setAll(DefinitionJson.optionSet(type, column(type, second)));
        return Reply.json(200, json);
    }

    private Reply change(Call call, TableType type, Segment second) {
        switch (second.name() + " " + call.method()) {
            case "Attributes PUT" -> writer.updateColumn(type, column(type, second), call.object());
            case "Attributes DELETE" -> writer.deleteColumn(call, type, column(type, second));
            case "Keys DELETE" -> writer.deleteKey(call, type, wanted(second));
            default -> throw call.notAllowed();
        }
        return Reply.empty(204);
    }

    private static String wanted(Segment segment) {
        Map<String, String> named = segment.namedArguments();
        return named.getOrDefault("LogicalName", named.getOrDefault("", named.getOrDefault("MetadataId", "")))
                .replace("'", "");
    }

    private static Column column(TableType type, Segment segment) {
        String wanted = wanted(segment);
        return type.columns().stream()
                .filter(c ->
                        c.name().equals(wanted) || c.metadataId().toString().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.OBJECT_DOES_NOT_EXIST,
                        "Could not find an attribute with specified name: '" + wanted + "' in entity '" + type + "'."));
    }

    private Reply read(Call call, TableType type, Segment second, String cast) {
        QueryOptions query = call.options();
        String entity = cast.isEmpty() ? "AttributeMetadata" : cast;
        List<ObjectNode> all = items(type, second.name(), cast, query);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String context = call.root() + "/$metadata#EntityDefinitions('" + type.name() + "')/" + second.name();
        if (second.arguments() != null) {
            String wanted = wanted(second);
            ObjectNode found = all.stream()
                    .filter(item -> item.path("LogicalName").asText().equals(wanted)
                            || item.path("SchemaName").asText().equals(wanted)
                            || item.path("MetadataId").asText().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.OBJECT_DOES_NOT_EXIST,
                            "Could not find '" + wanted + "' of type '" + entity + "' in entity '" + type + "'."));
            json.put("@odata.context", context + "/$entity");
            json.setAll(selected(found, query, entity));
            return Reply.json(200, json);
        }
        json.put("@odata.context", context);
        ArrayNode value = json.putArray("value");
        all.stream()
                .filter(item -> JsonQuery.matches(item, query.filter(), entity))
                .forEach(item -> value.add(selected(item, query, entity)));
        return Reply.json(200, json);
    }

    private static ObjectNode selected(ObjectNode item, QueryOptions query, String entity) {
        ObjectNode selected = JsonQuery.select(item, query, entity);
        query.expand().forEach(expand -> {
            if (item.has(expand.navigation())) {
                selected.set(expand.navigation(), item.path(expand.navigation()));
            }
        });
        return selected;
    }

    private List<ObjectNode> items(TableType type, String collection, String cast, QueryOptions query) {
        List<ObjectNode> all = new ArrayList<>();
        switch (collection) {
            case "Attributes" -> {
                boolean options =
                        query.expand().stream().anyMatch(e -> e.navigation().equals("OptionSet"));
                for (Column column : type.columns()) {
                    if (cast.isEmpty() || column.type().metadataClass().equals(cast)) {
                        ObjectNode json = DefinitionJson.column(type, column);
                        if (options && (column.type().choice() || column.type() == ColumnType.BOOLEAN)) {
                            json.set("OptionSet", DefinitionJson.optionSet(type, column));
                        }
                        all.add(json);
                    }
                }
            }
            case "Keys" ->
                type.keys()
                        .forEach(key -> all.add(
                                DefinitionJson.key(type, key, org.clock().instant())));
            case "ManyToOneRelationships" ->
                type.parents().forEach(relationship -> all.add(DefinitionJson.relationship(relationship)));
            case "OneToManyRelationships" ->
                type.children().forEach(relationship -> all.add(DefinitionJson.relationship(relationship)));
            case "ManyToManyRelationships" -> {}
            default -> throw Call.noSegment(collection);
        }
        return all;
    }

    /** A table with what the query expands. */
    ObjectNode expanded(TableType type, ObjectNode whole, QueryOptions query) {
        ObjectNode json = JsonQuery.select(whole, query, "EntityMetadata");
        for (QueryOptions.Expand expand : query.expand()) {
            ArrayNode array = json.putArray(expand.navigation());
            items(type, expand.navigation(), "", expand.options()).stream()
                    .filter(item -> JsonQuery.matches(item, expand.options().filter(), expand.navigation()))
                    .forEach(item -> array.add(selected(item, expand.options(), expand.navigation())));
        }
        return json;
    }
}
