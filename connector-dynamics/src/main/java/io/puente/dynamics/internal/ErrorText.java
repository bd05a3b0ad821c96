package io.puente.dynamics.internal;

import io.puente.connector.ScrubbedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dataverse's message in words that may be stored and shown. Dataverse quotes refused values in many messages, so only
 * the texts of plug-ins, written by the customer for people, are passed on, scrubbed; the others get a sentence of ours.
 */
final class ErrorText {
    static final String THROTTLED = "Dynamics 365 allows no more calls for now.";

    private static final Pattern GUID =
            Pattern.compile("(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern MAX_LENGTH = Pattern.compile("maximum allowed length of '(\\d{1,9})'");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("'([a-z][a-z0-9_]{0,99})' attribute|value of '([a-z][a-z0-9_]{0,99})'");
    private static final Pattern NO_SUCH_PROPERTY = Pattern.compile(
            "(?i)(?:undeclared property|property named|the property|Invalid property) '([A-Za-z_@.0-9]{1,150})'");
    private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Za-z_0-9]{2,120}\\b");

    private ErrorText() {}

    static String of(DynamicsError error) {
        String where = where(error);
        return switch (error.code()) {
            case "0x80040265", "0x80040224" -> "A plug-in of the environment stopped it: " + scrub(error.message());
            case "0x80044331" -> "A text is longer than the column allows" + where + maxLength(error) + ".";
            case "0x8004431a" -> "The column has no such option" + where + ".";
            case "0x80040200" -> "A required column is missing" + where + ".";
            case "0x80040220", "0x80040231", "0x80048306", "0x80042f09" ->
                "Our user may not do this" + privilege(error) + ".";
            case "0x80072560" -> "The app registration has no application user in this environment.";
            case "0x80040225" -> "Our application user is disabled.";
            case "0x80040217", "0x80060891" -> "The record is not in the CRM.";
            case "0x80040237", "0x80060892" -> "Another record has the same key.";
            case "0x80040333" -> "A duplicate detection rule of the CRM stopped the record.";
            case "0x80060890", "0x8006088f" -> "The table has no such alternate key, or its index is not ready.";
            case "0x80044150", "0x80044151" -> "The record was being changed by somebody else.";
            case "0x80060882" -> "The record was changed by somebody else.";
            case "0x80040230", "0x8004022e", "0x800404cf", "0x80044411" -> "The record is closed in the CRM.";
            case "0x8004440a", "0x8004440e" -> "The case has open activities and cannot be closed.";
            case "0x80048408" -> "State and status do not go together.";
            case "" ->
                unknownColumn(error)
                        ? "The CRM does not know a column that was written" + where + "."
                        : "Dynamics 365 could not read the request" + where + ".";
            default ->
                unknownColumn(error)
                        ? "The CRM does not know a column that was written" + where + "."
                        : "Dynamics 365 refused it with " + error.code() + where + ".";
        };
    }

    /** Columns that the message names. */
    static List<String> fields(DynamicsError error) {
        Matcher attribute = ATTRIBUTE.matcher(error.message());
        if (attribute.find()) {
            return List.of(attribute.group(1) != null ? attribute.group(1) : attribute.group(2));
        }
        Matcher property = NO_SUCH_PROPERTY.matcher(error.message());
        return property.find() ? List.of(property.group(1)) : List.of();
    }

    /** Says that a name in the request is none of the table's. */
    static boolean unknownColumn(DynamicsError error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return message.contains("undeclared property")
                || message.contains("could not find a property named")
                || message.contains("does not exist on type")
                || message.contains("invalid property");
    }

    static String scrub(String text) {
        return ScrubbedText.of(text, known -> GUID.matcher(known).replaceAll("[id]"));
    }

    private static String where(DynamicsError error) {
        List<String> fields = fields(error);
        return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    }

    private static String maxLength(DynamicsError error) {
        Matcher matcher = MAX_LENGTH.matcher(error.message());
        return matcher.find() ? ": at most " + matcher.group(1) + " characters" : "";
    }

    private static String privilege(DynamicsError error) {
        Matcher matcher = PRIVILEGE.matcher(error.message());
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> "; its security roles need " + found.group())
                .orElse("");
    }
}
