package io.puente.salesforce.internal;

import io.puente.spi.Change;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The failure table for one record of a collection. Codes that are not in it are bad data. */
final class RowFailures {
    private static final Map<String, FailureKind> KINDS = new HashMap<>();

    static {
        put(FailureKind.CONTENTION, "UNABLE_TO_LOCK_ROW", "TXN_SECURITY_LOCK", "ROW_LOCKED", "ENTITY_IS_LOCKED");
        // Rolled back or failed for a reason outside the record: worth a few more attempts.
        put(FailureKind.CONTENTION, "ALL_OR_NONE_OPERATION_ROLLED_BACK", "PROCESSING_HALTED");
        put(FailureKind.CONTENTION, "BATCH_PROCESSING_HALTED", "UNKNOWN_EXCEPTION", "APEX_ERROR", "QUERY_TIMEOUT");
        put(FailureKind.FORBIDDEN, "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY", "NO_ACCESS");
        put(FailureKind.FORBIDDEN, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "OPERATION_NOT_ALLOWED");
        put(FailureKind.FORBIDDEN, "FIELD_NOT_UPDATABLE_FOR_USER", "CANNOT_EXECUTE_FLOW_TRIGGER_NO_ACCESS");
        put(FailureKind.MISCONFIGURED, "INVALID_TYPE", "NOT_FOUND", "INVALID_TYPE_FOR_OPERATION");
        put(FailureKind.MISCONFIGURED, "MIXED_DML_OPERATION", "INVALID_FIELD_FOR_INSERT_UPDATE");
        put(FailureKind.THROTTLED, "REQUEST_LIMIT_EXCEEDED", "LIMIT_EXCEEDED");
        put(FailureKind.UNAVAILABLE, "SERVER_UNAVAILABLE", "STORAGE_LIMIT_EXCEEDED", "INVALID_SESSION_ID");
        put(FailureKind.INVALID_DATA, "REQUIRED_FIELD_MISSING", "STRING_TOO_LONG", "FIELD_INTEGRITY_EXCEPTION");
        put(FailureKind.INVALID_DATA, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        put(
                FailureKind.INVALID_DATA,
                "MALFORMED_ID",
                "INVALID_EMAIL_ADDRESS",
                "JSON_PARSER_ERROR",
                "NUMBER_OUTSIDE_VALID_RANGE");
        put(
                FailureKind.INVALID_DATA,
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                "DUPLICATES_DETECTED",
                "FIELD_FILTER_VALIDATION_EXCEPTION");
        put(
                FailureKind.INVALID_DATA,
                "INVALID_ID_FIELD",
                "ENTITY_IS_DELETED",
                "DUPLICATE_EXTERNAL_ID",
                "NUMBER_OUT_OF_RANGE");
        put(
                FailureKind.INVALID_DATA,
                "DELETE_FAILED",
                "CIRCULAR_DEPENDENCY",
                "INACTIVE_OWNER_OR_USER",
                "FILE_SIZE_LIMIT_EXCEEDED");
        put(
                FailureKind.INVALID_DATA,
                "DATA_NOT_AVAILABLE",
                "ERROR_IN_MAILER",
                "INVALID_MULTIPART_REQUEST",
                "TOO_MANY_APEX_REQUESTS");
    }

    private RowFailures() {}

    private static void put(FailureKind kind, String... codes) {
        for (String code : codes) {
            KINDS.put(code, kind);
        }
    }

    static boolean known(String code) {
        return KINDS.containsKey(code)
                || code.equals("DUPLICATE_VALUE")
                || code.equals("INVALID_FIELD")
                || code.equals("INVALID_CROSS_REFERENCE_KEY");
    }

    static Failure of(Change change, SalesforceError error) {
        FailureKind kind = kind(change, error);
        String text = kind == FailureKind.REFERENCE_MISSING
                ? "The record it belongs to is not in the CRM yet."
                : ErrorText.of(error);
        Duration wait = kind == FailureKind.THROTTLED ? SalesforceFailures.limitWait(error) : null;
        return new Failure(kind, ErrorText.code(error), text, error.fields(), wait);
    }

    private static FailureKind kind(Change change, SalesforceError error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        boolean aboutReference = change.references().stream()
                .anyMatch(reference -> error.fields().contains(reference.field())
                        || error.message().contains(reference.key().field()));
        return switch (error.code()) {
            // Two writers made the same new key at once; the loser finds it at the next attempt. Another unique field
            // holding the value is the customer's rule and stays so.
            case "DUPLICATE_VALUE" -> mentionsKey(change, error) ? FailureKind.CONTENTION : FailureKind.INVALID_DATA;
            // "Foreign key external ID: x not found for field K in entity P"
            case "INVALID_FIELD" ->
                message.contains("foreign key external id") ? FailureKind.REFERENCE_MISSING : FailureKind.MISCONFIGURED;
            case "INVALID_CROSS_REFERENCE_KEY" ->
                change.references().isEmpty() ? FailureKind.INVALID_DATA : FailureKind.REFERENCE_MISSING;
            // An unknown key field is a matter of set-up; a record that is gone concerns nobody else.
            case "NOT_FOUND" ->
                message.contains("external id field") ? FailureKind.MISCONFIGURED : gone(aboutReference);
            case "ENTITY_IS_DELETED", "MALFORMED_ID" -> gone(aboutReference);
            case "REQUIRED_FIELD_MISSING" ->
                change.references().stream()
                                .anyMatch(reference -> error.fields().contains(reference.field()))
                        ? FailureKind.REFERENCE_MISSING
                        : FailureKind.INVALID_DATA;
            default -> KINDS.getOrDefault(error.code(), FailureKind.INVALID_DATA);
        };
    }

    private static FailureKind gone(boolean aboutReference) {
        return aboutReference ? FailureKind.REFERENCE_MISSING : FailureKind.INVALID_DATA;
    }

    static boolean duplicateOfOurKey(Change change, Failure failure, SalesforceError error) {
        return failure.kind() == FailureKind.CONTENTION
                && error.code().equals("DUPLICATE_VALUE")
                && mentionsKey(change, error);
    }

    private static boolean mentionsKey(Change change, SalesforceError error) {
        String field = change.key().field();
        return error.fields().contains(field) || error.message().contains(field);
    }
}
