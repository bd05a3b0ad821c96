package io.puente.salesforce.internal;

import io.puente.connector.ScrubbedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Salesforce's message in words that may be stored and shown. Salesforce quotes the refused value in many messages, so
 * only codes whose text an administrator wrote are passed on, scrubbed; the others get a sentence of ours.
 */
final class ErrorText {
    // Texts of validation rules, flows and triggers: written by the customer's administrator, to be read by people.
    private static final Set<String> ADMIN_WRITTEN =
            Set.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "APEX_ERROR");
    private static final Pattern MAX_LENGTH = Pattern.compile("max length=(\\d{1,9})");
    private static final Pattern NO_SUCH_COLUMN =
            Pattern.compile("No such column '([A-Za-z0-9_.]+)' on (?:sobject of type |entity )'?([A-Za-z0-9_]+)");
    private static final Pattern KEY_FIELD = Pattern.compile("is not accessible: ([A-Za-z0-9_.]+)");

    private ErrorText() {}

    static String of(SalesforceError error) {
        if (ADMIN_WRITTEN.contains(error.code())) {
            return ScrubbedText.of(error.message());
        }
        String where = error.fields().isEmpty() ? "" : " (" + String.join(", ", error.fields()) + ")";
        return switch (error.code()) {
            case "REQUIRED_FIELD_MISSING" -> "A required field is missing" + where + ".";
            case "STRING_TOO_LONG" -> "A text is longer than the field allows" + where + maxLength(error) + ".";
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" -> "The picklist does not allow this value" + where + ".";
            case "INVALID_EMAIL_ADDRESS" -> "Not an e-mail address" + where + ".";
            case "DUPLICATES_DETECTED" -> "A duplicate rule of the CRM stopped the record.";
            case "DUPLICATE_VALUE" -> "Another record has the same value in a unique field" + where + ".";
            case "UNABLE_TO_LOCK_ROW" -> "The record or its parent was being changed by somebody else.";
            case "ENTITY_IS_DELETED" -> "The record was deleted in the CRM.";
            case "STORAGE_LIMIT_EXCEEDED" -> "The organisation's data storage is full.";
            case "INVALID_FIELD" ->
                matched(
                                NO_SUCH_COLUMN,
                                error.message(),
                                "The CRM has no field %s on %s that our user"
                                        + " may use; is the permission set assigned?")
                        .orElse("The CRM does not know a field that was written" + where + ".");
            case "NOT_FOUND" ->
                matched(KEY_FIELD, error.message(), "The key field %s does not exist or our user may not" + " use it.")
                        .orElse("Salesforce does not know this address.");
            case "INSUFFICIENT_ACCESS",
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" ->
                "Our user may not change this record" + where + ".";
            default -> "Salesforce refused it with " + code(error) + where + ".";
        };
    }

    /** Codes are ASCII names; anything else in their place is no code and may be anything. */
    static String code(SalesforceError error) {
        String code = error.code().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9_]{1,80}") ? code : "an unknown code";
    }

    private static String maxLength(SalesforceError error) {
        Matcher matcher = MAX_LENGTH.matcher(error.message());
        return matcher.find() ? ": at most " + matcher.group(1) + " characters" : "";
    }

    private static java.util.Optional<String> matched(Pattern pattern, String message, String format) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return java.util.Optional.empty();
        }
        Object[] groups = new Object[matcher.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = matcher.group(i + 1);
        }
        return java.util.Optional.of(String.format(Locale.ROOT, format, groups));
    }
}
