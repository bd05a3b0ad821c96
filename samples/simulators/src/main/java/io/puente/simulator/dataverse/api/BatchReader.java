package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a batch. All of it is read before anything is executed. */
final class BatchReader {
    /** The platform's limit for one batch. */
    static final int MAX_OPERATIONS = 1_000;

    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/mixed\\s*;.*?boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;]+)).*", Pattern.DOTALL);
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.1");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

    /** One operation as written. @param contentId empty without one */
    record Part(String contentId, String method, String url, Map<String, List<String>> headers, byte[] body) {}

    /** A loose operation, or a change set. */
    record Item(boolean changeSet, List<Part> parts) {}

    private BatchReader() {}

    /** @throws ApiException 400 for a body that is no batch or breaks a rule of batches */
    static List<Item> read(String contentType, byte[] body) {
        // Latin-1 keeps the bytes of every body as they are.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        List<Item> items = new ArrayList<>();
        int operations = 0;
        for (String content : split(text, boundary(contentType))) {
            Map<String, List<String>> headers = headers(head(content));
            String type = first(headers, "Content-Type");
            if (type.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
                items.add(changeSet(type, content));
            } else {
                items.add(new Item(false, List.of(part(headers, content))));
            }
            operations += items.get(items.size() - 1).parts().size();
        }
        if (operations > MAX_OPERATIONS) {
            throw bad("The number of operations in the batch request (" + operations + ") exceeds the maximum of "
                    + MAX_OPERATIONS + ".");
        }
        return items;
    }

    private static String boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.matches()) {
            throw bad("The media type '" + contentType
                    + "' of a batch must be multipart/mixed with a boundary parameter.");
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static Item changeSet(String type, String content) {
        List<Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String nested : split(content.substring(head(content).length()), boundary(type))) {
            Map<String, List<String>> headers = headers(head(nested));
            if (first(headers, "Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/")) {
                throw bad("A change set cannot contain another change set.");
            }
            Part part = part(headers, nested);
            if (part.method().equals("GET")) {
                throw bad("An invalid HTTP method 'GET' was detected for a request in a change set. Requests in change"
                        + " sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.");
            }
            if (part.contentId().isEmpty()) {
                throw bad("The 'Content-ID' header is required for every operation in a change set.");
            }
            if (!ids.add(part.contentId())) {
                throw bad("The content ID '" + part.contentId() + "' was found more than once in the same change set.");
            }
            parts.add(part);
        }
        return new Item(true, parts);
    }

    private static Part part(Map<String, List<String>> headers, String content) {
        if (!first(headers, "Content-Type").toLowerCase(Locale.ROOT).startsWith("application/http")
                || !first(headers, "Content-Transfer-Encoding").equalsIgnoreCase("binary")) {
            throw bad("Each part of a batch needs 'Content-Type: application/http' and"
                    + " 'Content-Transfer-Encoding: binary'.");
        }
        String http = content.substring(head(content).length()).replaceFirst("^\r\n", "");
        int lineEnd = http.indexOf("\r\n");
        Matcher line = REQUEST_LINE.matcher(lineEnd < 0 ? http : http.substring(0, lineEnd));
        if (lineEnd < 0 || !line.matches() || !METHODS.contains(line.group(1))) {
            throw bad("The request line '" + (lineEnd < 0 ? "" : http.substring(0, Math.min(80, lineEnd)))
                    + "' is invalid. The request line at the start of each operation must be of the format 'HttpMethod"
                    + " RequestUrl HttpVersion', followed by an empty line after its headers.");
        }
        String rest = http.substring(lineEnd + 2);
        int blank = rest.startsWith("\r\n") ? 0 : rest.indexOf("\r\n\r\n") + 2;
        boolean bodyless = blank < 2 && !rest.startsWith("\r\n");
        if (bodyless && !rest.isEmpty() && !rest.endsWith("\r\n")) {
            throw bad("An operation ends without the empty line after its headers.");
        }
        String head = bodyless ? rest : rest.substring(0, blank);
        String body = bodyless ? "" : rest.substring(blank + 2);
        if (line.group(2).endsWith("/$batch")) {
            throw bad("A batch cannot contain another batch.");
        }
        return new Part(
                first(headers, "Content-ID"),
                line.group(1),
                line.group(2),
                headers(head),
                body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> split(String text, String boundary) {
        String mark = "--" + boundary;
        List<String> parts = new ArrayList<>();
        int at = text.startsWith(mark) ? 0 : text.indexOf("\r\n" + mark) + 2;
        if (at < 2 && !text.startsWith(mark)) {
            throw bad("The boundary '" + boundary + "' does not begin a line of the body; lines end with CR LF.");
        }
        while (!text.startsWith("--", at + mark.length())) {
            int start = text.indexOf("\r\n", at + mark.length());
            int end = start < 0 ? -1 : text.indexOf("\r\n" + mark, start);
            if (end < 0) {
                throw bad("The body ends before the closing boundary '" + mark + "--'; lines end with CR LF.");
            }
            parts.add(text.substring(start + 2, Math.max(start + 2, end)));
            at = end + 2;
        }
        return parts;
    }

    private static String head(String content) {
        int end = content.indexOf("\r\n\r\n");
        return end < 0 ? content : content.substring(0, end + 2);
    }

    private static Map<String, List<String>> headers(String head) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).trim(), any -> new ArrayList<>())
                        .add(line.substring(colon + 1).trim());
            } else if (!line.isBlank()) {
                throw bad("The batch header '" + line.substring(0, Math.min(80, line.length()))
                        + "' is not well formed.");
            }
        }
        return headers;
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    private static ApiException bad(String message) {
        return new ApiException(ErrorCode.BAD_URI, message);
    }
}
