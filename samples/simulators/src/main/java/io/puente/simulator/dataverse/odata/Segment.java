package io.puente.simulator.dataverse.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path.
 *
 * @param arguments what stands between the parentheses, null without any
 */
public record Segment(String name, @Nullable String arguments) {
    /** @param path percent-encoded, without query; empty steps are skipped */
    public static List<Segment> parse(String path) {
        List<Segment> segments = new ArrayList<>();
        for (String part : split(path, '/')) {
            if (!part.isEmpty()) {
                // A plus sign is a plus sign in a path; only the query writes spaces so.
                segments.add(of(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)));
            }
        }
        return segments;
    }

    private static Segment of(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new Segment(text, null);
        }
        if (!text.endsWith(")")) {
            throw new ODataSyntaxException("Bad Request - Error in query syntax.");
        }
        return new Segment(text.substring(0, open), text.substring(open + 1, text.length() - 1));
    }

    /** {@code a='x',b=5}, or one value without a name, which then has the name "". */
    public Map<String, String> namedArguments() {
        Map<String, String> named = new LinkedHashMap<>();
        if (arguments == null || arguments.isBlank()) {
            return named;
        }
        for (String part : split(arguments, ',')) {
            int mark = part.startsWith("'") ? -1 : part.indexOf('=');
            named.put(
                    mark < 0 ? "" : part.substring(0, mark).trim(),
                    part.substring(mark + 1).trim());
        }
        return named;
    }

    /** Cuts at a character outside quotes, parentheses and brackets. */
    public static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (!quoted && depth == 0 && c == at) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
