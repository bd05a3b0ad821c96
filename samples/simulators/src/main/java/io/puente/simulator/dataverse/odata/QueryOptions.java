package io.puente.simulator.dataverse.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a read asks for.
 *
 * @param select names in JSON; empty for all
 * @param top -1 without
 * @param parameters {@code @p1} and such, by name
 */
public record QueryOptions(
        List<String> select,
        @Nullable Condition filter,
        List<Order> orderBy,
        List<Expand> expand,
        int top,
        boolean count,
        @Nullable String skipToken,
        @Nullable String deltaToken,
        Map<String, String> parameters) {
    private static final Set<String> KNOWN = Set.of(
            "$select", "$filter", "$orderby", "$expand", "$top", "$count", "$skiptoken", "$deltatoken", "$format");

    /** One sort criterion. */
    public record Order(String property, boolean descending) {}

    /** One navigation property with the options in its parentheses. */
    public record Expand(String navigation, QueryOptions options) {}

    /** Whether the read is the plain one of a whole row. */
    public boolean plain() {
        return select.isEmpty() && expand.isEmpty();
    }

    /** @param query decoded parameters; those without a dollar sign are left to the caller */
    public static QueryOptions parse(Map<String, List<String>> query) {
        Map<String, String> first = new LinkedHashMap<>();
        query.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.get(0)));
        return of(first);
    }

    private static QueryOptions of(Map<String, String> options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith("@")) {
                parameters.put(name, value);
            }
            if (name.startsWith("$") && !KNOWN.contains(name)) {
                throw new ODataSyntaxException("The query parameter " + name + " is not supported.");
            }
        });
        String filter = options.getOrDefault("$filter", "");
        if (options.containsKey("$filter") && filter.isBlank()) {
            throw new ODataSyntaxException("The value for OData query '$filter' cannot be empty.");
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            filter = filter.replace(parameter.getKey(), parameter.getValue());
        }
        return new QueryOptions(
                names(options.get("$select")),
                filter.isBlank() ? null : FilterParser.parse(filter),
                orders(options.get("$orderby")),
                expands(options.get("$expand")),
                number(options.get("$top")),
                "true".equals(options.get("$count")),
                options.get("$skiptoken"),
                options.get("$deltatoken"),
                parameters);
    }

    private static List<String> names(@Nullable String list) {
        List<String> names = new ArrayList<>();
        if (list != null) {
            for (String name : list.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.trim());
                }
            }
        }
        return names;
    }

    private static List<Order> orders(@Nullable String list) {
        List<Order> orders = new ArrayList<>();
        for (String item : names(list)) {
            String[] words = item.split("\\s+");
            boolean known = words.length == 1 || (words.length == 2 && words[1].matches("asc|desc"));
            if (!known) {
                throw new ODataSyntaxException("Syntax error at position " + words[0].length() + " in '" + item + "'.");
            }
            orders.add(new Order(words[0], words.length == 2 && words[1].equals("desc")));
        }
        return orders;
    }

    private static List<Expand> expands(@Nullable String list) {
        List<Expand> expands = new ArrayList<>();
        if (list == null || list.isBlank()) {
            return expands;
        }
        for (String item : Segment.split(list, ',')) {
            int open = item.indexOf('(');
            Map<String, String> nested = new LinkedHashMap<>();
            if (open >= 0) {
                for (String option : Segment.split(item.substring(open + 1, item.lastIndexOf(')')), ';')) {
                    int mark = option.indexOf('=');
                    if (mark < 0) {
                        throw new ODataSyntaxException("Syntax error in '" + item + "'.");
                    }
                    nested.put(option.substring(0, mark).trim(), option.substring(mark + 1));
                }
            }
            expands.add(new Expand((open < 0 ? item : item.substring(0, open)).trim(), of(nested)));
        }
        return expands;
    }

    private static int number(@Nullable String text) {
        if (text == null) {
            return -1;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new ODataSyntaxException("Invalid value '" + text + "' for $top query option found.");
        }
        return Integer.parseInt(text);
    }
}
