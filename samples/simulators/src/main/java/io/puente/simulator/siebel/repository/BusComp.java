package io.puente.simulator.siebel.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business component with the user keys of its base integration component. Immutable.
 *
 * @param userKeys in the order in which the adapter tries them
 * @param uniqueIndexes combinations the database refuses twice
 * @param ownerField of components with {@link Visibility#OWNER}
 * @param attachmentPrefix of the fields of a file; null if the component holds none
 */
public record BusComp(
        String name,
        Map<String, BusCompField> fields,
        List<List<String>> userKeys,
        List<List<String>> uniqueIndexes,
        Visibility visibility,
        @Nullable String ownerField,
        @Nullable String attachmentPrefix) {

    public BusComp {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        userKeys = List.copyOf(userKeys);
        uniqueIndexes = List.copyOf(uniqueIndexes);
    }

    static BusComp fromJson(JsonNode json) {
        Map<String, BusCompField> fields = new LinkedHashMap<>();
        put(fields, BusCompField.readOnly("Id", DataType.ID));
        json.path("fields").forEach(field -> put(fields, BusCompField.fromJson(field)));
        String prefix =
                json.has("attachmentPrefix") ? json.get("attachmentPrefix").asText() : null;
        if (prefix != null) {
            AttachmentFields.of(prefix).forEach(field -> put(fields, field));
        }
        put(fields, BusCompField.readOnly("Created", DataType.UTCDATETIME));
        put(fields, BusCompField.readOnly("Created By", DataType.ID));
        put(fields, BusCompField.readOnly("Updated", DataType.UTCDATETIME));
        put(fields, BusCompField.readOnly("Updated By", DataType.ID));
        put(fields, BusCompField.readOnly("Mod Id", DataType.INTEGER));
        put(fields, BusCompField.readOnly("Conflict Id", DataType.ID));
        return new BusComp(
                json.path("name").asText(),
                fields,
                lists(json.path("userKeys")),
                lists(json.path("uniqueIndexes")),
                Visibility.valueOf(json.path("visibility").asText("NONE")),
                json.has("ownerField") ? json.get("ownerField").asText() : null,
                prefix);
    }

    private static void put(Map<String, BusCompField> fields, BusCompField field) {
        fields.put(field.name(), field);
    }

    private static List<List<String>> lists(JsonNode json) {
        List<List<String>> lists = new ArrayList<>();
        for (JsonNode list : json) {
            List<String> names = new ArrayList<>();
            list.forEach(name -> names.add(name.asText()));
            lists.add(List.copyOf(names));
        }
        return lists;
    }

    public @Nullable BusCompField field(String fieldName) {
        return fields.get(fieldName);
    }

    public Collection<BusCompField> all() {
        return fields.values();
    }

    /** With the field added, or in the place of the one with its name. */
    public BusComp with(BusCompField field) {
        Map<String, BusCompField> more = new LinkedHashMap<>(fields);
        put(more, field);
        return new BusComp(name, more, userKeys, uniqueIndexes, visibility, ownerField, attachmentPrefix);
    }

    /** Without a field, as after a developer has taken it out. */
    public BusComp without(String fieldName) {
        Map<String, BusCompField> fewer = new LinkedHashMap<>(fields);
        fewer.remove(fieldName);
        return new BusComp(name, fewer, userKeys, uniqueIndexes, visibility, ownerField, attachmentPrefix);
    }

    public BusComp withUserKeys(List<List<String>> keys) {
        return new BusComp(name, fields, keys, uniqueIndexes, visibility, ownerField, attachmentPrefix);
    }

    public BusComp withUniqueIndexes(List<List<String>> indexes) {
        return new BusComp(name, fields, userKeys, indexes, visibility, ownerField, attachmentPrefix);
    }

    /** The fields of the file renamed. */
    public BusComp withAttachmentPrefix(String prefix) {
        Map<String, BusCompField> renamed = new LinkedHashMap<>(fields);
        if (attachmentPrefix != null) {
            AttachmentFields.of(attachmentPrefix).forEach(field -> renamed.remove(field.name()));
        }
        AttachmentFields.of(prefix).forEach(field -> put(renamed, field));
        return new BusComp(name, renamed, userKeys, uniqueIndexes, visibility, ownerField, prefix);
    }
}
