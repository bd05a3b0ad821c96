package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What {@code /api/schema} answers, and what Acme Desk enforces: one file says both. */
final class DeskSchema {
    private final JsonNode schema;

    DeskSchema() {
        try (InputStream file = DeskSchema.class.getResourceAsStream("/acme-desk-schema.json")) {
            schema = new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return schema;
    }

    boolean has(String collection) {
        return !named(schema.path("collections"), collection).isMissingNode();
    }

    JsonNode fields(String collection) {
        return named(schema.path("collections"), collection).path("fields");
    }

    JsonNode field(String collection, String name) {
        return named(fields(collection), name);
    }

    private static JsonNode named(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().missingNode());
    }

    /** What is wrong with a value, links apart; like many vendors' texts it quotes the value. */
    Optional<DeskError> refusal(String collection, String name, JsonNode value) {
        JsonNode field = field(collection, name);
        if (value.isNull()) {
            return field.path("required").asBoolean()
                    ? Optional.of(new DeskError("required", name, name + " cannot be empty"))
                    : Optional.empty();
        }
        boolean good = switch (field.path("type").asText()) {
            case "text" -> value.isTextual();
            case "number" -> value.isNumber();
            case "flag" -> value.isBoolean();
            case "time" -> isTime(value);
            case "choice" ->
                StreamSupport.stream(field.path("values").spliterator(), false).anyMatch(value::equals);
            default -> value.isObject();
        };
        if (!good) {
            return Optional.of(new DeskError("invalid_value", name, "'" + value.asText() + "' is no value of " + name));
        }
        int max = field.path("max").asInt(0);
        if (max > 0 && value.asText().codePointCount(0, value.asText().length()) > max) {
            return Optional.of(new DeskError("too_long", name, "'" + value.asText() + "' is over " + max));
        }
        return Optional.empty();
    }

    private static boolean isTime(JsonNode value) {
        try {
            Instant.parse(value.asText());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
