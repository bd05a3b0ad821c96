package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FieldValue;
import io.puente.spi.HttpReply;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the OpenAPI document that {@code describe} gives of a component. It names neither the list a field takes its
 * values from nor the component an id refers to: those come from the settings and from the lists themselves.
 */
public final class SiebelSchemaReader implements SchemaReader {
    private static final Set<String> UNKNOWN_OBJECT = Set.of("SBL-EAI-50257", "SBL-EAI-50297", "SBL-DAT-00825");

    private final SiebelApi api;
    private final SiteNames names;
    private final EmojiPolicy emoji;
    private final ListsOfValues lists;

    public SiebelSchemaReader(SiebelApi api, SiteNames names, EmojiPolicy emoji) {
        this.api = api;
        this.names = names;
        this.emoji = emoji;
        this.lists = new ListsOfValues(api, names);
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException {
        return describe(object, Purpose.SCHEMA);
    }

    @Override
    public Optional<String> taken(FieldSchema field, FieldValue value) {
        return SiebelValues.taken(field, value, emoji);
    }

    Optional<ObjectSchema> describe(ObjectName object, Purpose purpose) throws TargetFailure, InterruptedException {
        Optional<JsonNode> document = document(object, purpose);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        DescribedObject described = DescribedObject.of(object, document.get());
        Set<String> types = new HashSet<>();
        for (String field : described.fields()) {
            String type = names.picklists().get(object.value() + "." + field);
            if (type != null) {
                types.add(type);
            }
        }
        Map<String, List<String>> values = lists.read(purpose, types).orElse(Map.of());
        List<FieldSchema> fields = new ArrayList<>();
        for (String field : described.fields()) {
            fields.add(described.schema(field, names, values));
        }
        if (fields.stream().noneMatch(field -> field.name().equals("Id"))) {
            fields.add(new FieldSchema(
                    "Id", "Id", FieldType.TEXT, 15, false, false, false, true, false, List.of(), List.of()));
        }
        return Optional.of(new ObjectSchema(object, described.label(), fields));
    }

    /** Characters each text field holds. */
    Map<String, Integer> lengths(ObjectName object) throws TargetFailure, InterruptedException {
        Map<String, Integer> lengths = new HashMap<>();
        Optional<JsonNode> document = document(object, Purpose.SCHEMA);
        if (document.isPresent()) {
            DescribedObject described = DescribedObject.of(object, document.get());
            described.fields().forEach(field -> lengths.put(field, described.length(field)));
        }
        return lengths;
    }

    private Optional<JsonNode> document(ObjectName object, Purpose purpose) throws TargetFailure, InterruptedException {
        SiebelCall call = SiebelCall.get(purpose, object.value() + "/describe", Map.of());
        HttpReply reply = api.send(call);
        if (reply.status() != 200) {
            boolean unknown = SiebelError.of(reply)
                    .filter(error -> UNKNOWN_OBJECT.contains(error.code()) || error.saysNoData())
                    .isPresent();
            if (unknown) {
                return Optional.empty();
            }
            throw api.failures().of(reply);
        }
        return Optional.of(SiebelApi.read(call, reply));
    }
}
