package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.List;

/** Runs the duplicate rules. Scans the object's rows: an org without rules pays nothing. */
final class DuplicateCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;

    DuplicateCheck(Org org) {
        this.org = org;
    }

    void check(Caller caller, Table table, Row draft) {
        for (DuplicateRule rule : org.duplicateRules()) {
            if (!rule.object().equalsIgnoreCase(table.type().name()) || (caller.allowDuplicates() && !rule.blocks())) {
                continue;
            }
            List<Field> fields =
                    rule.matchFields().stream().map(table.type()::known).toList();
            List<Row> matches = table.live().stream()
                    .filter(row -> !row.id().equals(draft.id()))
                    .filter(row -> fields.stream().allMatch(field -> same(row, draft, field)))
                    .toList();
            if (!matches.isEmpty()) {
                throw new ApiException(new ApiError(
                        "DUPLICATES_DETECTED",
                        rule.message(),
                        List.of(),
                        describe(rule, table.type(), matches, caller, fields)));
            }
        }
    }

    private static boolean same(Row row, Row draft, Field field) {
        String value = draft.text(field);
        return value != null && value.equalsIgnoreCase(row.text(field));
    }

    private static ObjectNode describe(
            DuplicateRule rule, SObjectType type, List<Row> matches, Caller caller, List<Field> fields) {
        ArrayNode records = JSON.arrayNode();
        for (Row match : matches) {
            ObjectNode record = JSON.objectNode();
            record.putObject("attributes")
                    .put("type", type.name())
                    .put("url", "/services/data/v66.0/sobjects/" + type + "/" + match.id());
            record.put("Id", match.id());
            if (caller.duplicateDetails()) {
                fields.forEach(field -> record.put(field.name(), match.text(field)));
            }
            ObjectNode entry = records.addObject();
            entry.putArray("additionalInformation");
            entry.putArray("fieldDiffs");
            entry.put("matchConfidence", 100.0);
            entry.set("record", record);
        }
        ObjectNode result = JSON.objectNode()
                .put("allowSave", !rule.blocks())
                .put("duplicateRule", rule.name())
                .put("duplicateRuleEntityType", type.name())
                .put("errorMessage", rule.message());
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", type.name());
        match.putArray("errors");
        match.put("matchEngine", "ExactMatchEngine");
        match.set("matchRecords", records);
        match.put("rule", rule.name()).put("size", matches.size()).put("success", true);
        return result;
    }
}
