package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One error as Salesforce words it.
 *
 * @param message raw: it may quote field values, so it is shown only through {@link ErrorText}
 */
record SalesforceError(String code, String message, List<String> fields) {

    SalesforceError {
        fields = List.copyOf(fields);
    }

    /** Collections say {@code statusCode} where single calls say {@code errorCode}. */
    static SalesforceError of(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.path("fields").forEach(field -> fields.add(field.asText()));
        String code = node.path("statusCode").asText(node.path("errorCode").asText(""));
        return new SalesforceError(code, node.path("message").asText(""), fields);
    }

    static List<SalesforceError> listOf(JsonNode array) {
        List<SalesforceError> errors = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(node -> {
                SalesforceError error = of(node);
                if (!error.code().isEmpty()) {
                    errors.add(error);
                }
            });
        }
        return errors;
    }

    /** Code only: the message may quote personal data. */
    @Override
    public String toString() {
        return "SalesforceError[" + code + "]";
    }
}
