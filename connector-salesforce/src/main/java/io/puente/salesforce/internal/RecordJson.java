package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.spi.Change;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** One change as a record of a collections call. */
final class RecordJson {
    // The form Salesforce reads without regard to the user's zone; it keeps whole seconds.
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    // Standard lookups to several object types: a nested record must say which one is meant.
    private static final Set<String> POLYMORPHIC = Set.of("WhatId", "WhoId", "OwnerId");
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private RecordJson() {}

    /** @param withId whether the record is addressed by its id rather than by our key; the key is written either way */
    static ObjectNode of(Change change, boolean withId) {
        ObjectNode record = NODES.objectNode();
        record.putObject("attributes").put("type", change.object().value());
        if (withId) {
            record.put("id", change.recordId());
        }
        record.put(change.key().field(), change.key().value());
        change.fields().forEach((field, value) -> record.set(field, value.match(VALUES)));
        change.references().forEach(reference -> put(record, reference));
        return record;
    }

    static String moment(Instant value) {
        return MOMENT.format(value);
    }

    private static void put(ObjectNode record, Reference reference) {
        if (reference.recordId() != null) {
            record.put(reference.field(), reference.recordId());
            return;
        }
        ObjectNode parent = record.putObject(relationship(reference.field()));
        if (POLYMORPHIC.contains(reference.field())) {
            parent.putObject("attributes").put("type", reference.parent().value());
        }
        parent.put(reference.key().field(), reference.key().value());
    }

    /** {@code Case__c} gives {@code Case__r}, {@code ContactId} gives {@code Contact}. */
    private static String relationship(String field) {
        if (field.endsWith("__c")) {
            return field.substring(0, field.length() - 1) + "r";
        }
        return field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
    }

    private static final FieldValue.Cases<JsonNode> VALUES = new FieldValue.Cases<>() {
        @Override
        public JsonNode text(String value) {
            return NODES.textNode(value);
        }

        @Override
        public JsonNode number(BigDecimal value) {
            return NODES.numberNode(value);
        }

        @Override
        public JsonNode flag(boolean value) {
            return NODES.booleanNode(value);
        }

        @Override
        public JsonNode instant(Instant value) {
            return NODES.textNode(moment(value));
        }

        @Override
        public JsonNode cleared() {
            return NODES.nullNode();
        }
    };
}
