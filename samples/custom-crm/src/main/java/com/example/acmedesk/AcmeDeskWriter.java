package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a batch with one call of {@code POST /api/{collection}/bulk}. Thread-safe.
 *
 * <p>{@link Change#mayExist()} needs no look, because writing a key twice leaves one record;
 * {@link Change#runAssignment()} means nothing here, because Acme Desk has no assignment rules.
 */
final class AcmeDeskWriter {
    /** Acme Desk has one external key, and this is its name in every collection. */
    static final String KEY = "key";

    private final AcmeDeskApi api;

    AcmeDeskWriter(AcmeDeskApi api) {
        this.api = api;
    }

    List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        ObjectNode body = AcmeDeskApi.JSON.createObjectNode();
        ArrayNode items = body.putArray("items");
        for (Change change : batch.changes()) {
            requireKeyField(change.key().field());
            items.add(item(change));
        }
        String path = "/api/" + AcmeDeskApi.encoded(batch.object().value()) + "/bulk";
        return results(batch.changes(), api.post(Purpose.WRITE, path, body).path("results"));
    }

    /** A mapping that names another field as key would make records that nobody finds again. */
    static void requireKeyField(String field) throws TargetFailure {
        if (!field.equals(KEY)) {
            throw AcmeDeskFailures.misconfigured("the mapping must name " + KEY + " as key field, not " + field);
        }
    }

    private static ObjectNode item(Change change) {
        ObjectNode item = AcmeDeskApi.JSON.createObjectNode();
        item.put(KEY, change.key().value());
        if (change.recordId() != null) {
            // Found by id, and given our key: a record that people made gets no twin.
            item.put("id", change.recordId());
        }
        ObjectNode set = item.putObject("set");
        change.fields().forEach((name, value) -> set.set(name, value.match(ToJson.INSTANCE)));
        for (Reference reference : change.references()) {
            ObjectNode link = set.putObject(reference.field());
            if (reference.recordId() != null) {
                link.put("id", reference.recordId());
            } else {
                link.put(KEY, reference.key().value());
            }
        }
        return item;
    }

    /** Whatever does not fit what was asked is no success: then nobody knows what happened to which record. */
    private static List<ChangeResult> results(List<Change> changes, JsonNode answers) throws TargetFailure {
        if (answers.size() != changes.size()) {
            throw TargetFailure.unknownOutcome(answers.size() + " results for " + changes.size() + " items");
        }
        List<ChangeResult> results = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            JsonNode answer = answers.get(i);
            if (answer.path("error").isObject()) {
                results.add(new ChangeResult.Rejected(changes.get(i), AcmeDeskFailures.ofRecord(answer.path("error"))));
            } else if (answer.path("id").isTextual()) {
                results.add(new ChangeResult.Applied(
                        changes.get(i),
                        answer.path("id").asText(),
                        answer.path("created").asBoolean()));
            } else {
                throw TargetFailure.unknownOutcome("result " + i + " holds neither id nor error");
            }
        }
        return results;
    }

    /** Values as Acme Desk takes them. A field that is not in a change is not sent; one that is cleared is sent as null. */
    private enum ToJson implements FieldValue.Cases<JsonNode> {
        INSTANCE;

        @Override
        public JsonNode text(String value) {
            return AcmeDeskApi.JSON.getNodeFactory().textNode(value);
        }

        @Override
        public JsonNode number(BigDecimal value) {
            return AcmeDeskApi.JSON.getNodeFactory().numberNode(value);
        }

        @Override
        public JsonNode flag(boolean value) {
            return AcmeDeskApi.JSON.getNodeFactory().booleanNode(value);
        }

        @Override
        public JsonNode instant(Instant value) {
            return text(value.toString());
        }

        @Override
        public JsonNode cleared() {
            return NullNode.getInstance();
        }
    }
}
