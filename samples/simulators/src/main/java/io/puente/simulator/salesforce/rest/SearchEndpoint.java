package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.soql.SoqlEngine;
import io.puente.simulator.salesforce.soql.SoqlResult;
import io.puente.simulator.salesforce.store.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /search}: {@code FIND {term} [IN group FIELDS] RETURNING Object(fields …), …}. New rows are found at once; the
 * vendor's index may lag.
 */
final class SearchEndpoint {
    private static final Pattern SOSL = Pattern.compile(
            "\\s*FIND\\s*\\{(?<term>(?:[^}\\\\]|\\\\.)+)}\\s*(?:IN\\s+(?<group>ALL|NAME|EMAIL|PHONE)\\s+FIELDS\\s*)?"
                    + "(?:RETURNING\\s+(?<returning>.+))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OBJECT = Pattern.compile("(?<object>\\w+)\\s*(?:\\((?<inside>[^)]*)\\))?");
    private static final Pattern CLAUSE = Pattern.compile("(?i)\\b(WHERE|ORDER|LIMIT|OFFSET)\\b");
    private static final List<String> DEFAULT_OBJECTS = List.of("Account", "Contact", "Case");

    private final Org org;

    SearchEndpoint(Org org) {
        this.org = org;
    }

    RestReply handle(RestCall call) {
        if (!call.method().equals("GET")) {
            throw call.methodNotAllowed("GET,HEAD");
        }
        Matcher sosl = SOSL.matcher(call.query("q").orElse(""));
        if (!sosl.matches()) {
            throw new ApiException(
                    "MALFORMED_SEARCH", "No search term found. The search term must be enclosed in braces.");
        }
        String term = sosl.group("term").replaceAll("\\\\(.)", "$1");
        if (term.replaceAll("[*?\\s]", "").length() < 2) {
            throw new ApiException("MALFORMED_SEARCH", "search term must be longer than one character: " + term);
        }
        String group = sosl.group("group") == null ? "ALL" : sosl.group("group").toUpperCase(Locale.ROOT);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode found = json.putArray("searchRecords");
        String returning = sosl.group("returning");
        Matcher object = OBJECT.matcher(returning == null ? String.join(",", DEFAULT_OBJECTS) : returning);
        while (object.find()) {
            String inside = object.group("inside");
            search(call, term, group, object.group("object"), inside == null ? "Id" : inside, found);
        }
        return RestReply.json(200, json);
    }

    private void search(RestCall call, String term, String group, String object, String inside, ArrayNode found) {
        Access access = org.access(call.caller().userId());
        Matcher clause = CLAUSE.matcher(inside);
        int end = clause.find() ? clause.start() : inside.length();
        String soql = "SELECT " + inside.substring(0, end) + " FROM " + object + " " + inside.substring(end);
        SObjectType type = org.schema().type(object);
        List<Row> rows = type == null
                ? List.of()
                : org.tables().of(type).live().stream()
                        .filter(matches(type, access, term, group))
                        .toList();
        SoqlEngine engine = new SoqlEngine(org, access, new QueryEndpoints.Json(call.root()), false);
        SoqlResult result = engine.run(soql, rows);
        for (int i = 0; i < result.rows(); i++) {
            found.add(result.row().apply(i));
        }
    }

    private Predicate<Row> matches(SObjectType type, Access access, String term, String group) {
        List<Field> fields = type.fields().stream()
                .filter(field -> access.sees(type, field) && inGroup(field, group))
                .toList();
        Pattern words = Pattern.compile("\\b" + glob(term) + "\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        String digits = term.replaceAll("[^0-9*?]", "");
        // Phones match by their digits, however they were typed.
        Pattern phone = digits.replaceAll("[*?]", "").isEmpty() ? null : Pattern.compile(glob(digits));
        return row -> fields.stream().anyMatch(field -> {
            String text = row.text(field);
            if (text == null) {
                return false;
            }
            return field.type() == FieldType.PHONE
                    ? phone != null
                            && phone.matcher(text.replaceAll("[^0-9]", "")).matches()
                    : words.matcher(text).find();
        });
    }

    private static boolean inGroup(Field field, String group) {
        return switch (group) {
            case "PHONE" -> field.type() == FieldType.PHONE;
            case "EMAIL" -> field.type() == FieldType.EMAIL;
            case "NAME" -> field.is(FieldFlag.NAME_FIELD);
            default -> field.type().text();
        };
    }

    private static String glob(String term) {
        StringBuilder regex = new StringBuilder();
        for (char c : term.trim().toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }
}
