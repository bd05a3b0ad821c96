package io.puente.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One received call. Immutable, except that {@link #body()} is not copied: readers must not write to it. */
public final class SimulatorRequest {
    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * @param target path with query, percent-encoded, as in the request line
     * @param headers names in any case
     */
    public SimulatorRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
        int mark = target.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? Map.of() : parse(target.substring(mark + 1));
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        this.headers = Collections.unmodifiableMap(sorted);
        this.body = body;
    }

    /** Upper case. */
    public String method() {
        return method;
    }

    /** Without query, still percent-encoded: a key may contain an encoded slash. */
    public String path() {
        return path;
    }

    /** The decoded parts of the path between slashes; {@code /a/b%2Fc} gives {@code a} and {@code b/c}. */
    public List<String> segments() {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                // A plus sign is a plus sign in a path; only the query writes spaces so.
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** Decoded parameters of the query string, in order of first appearance. */
    public Map<String, List<String>> query() {
        return query;
    }

    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Decoded parameters of a body of type {@code application/x-www-form-urlencoded}. */
    public Map<String, List<String>> form() {
        return parse(text());
    }

    public Optional<String> form(String name) {
        return form().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Names compare without regard to case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Unzipped if the sender zipped it; empty if there was none. */
    public byte[] body() {
        return body;
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length + " bytes)";
    }

    private static Map<String, List<String>> parse(String encoded) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int mark = pair.indexOf('=');
            String name = decode(mark < 0 ? pair : pair.substring(0, mark));
            result.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(mark < 0 ? "" : decode(pair.substring(mark + 1)));
        }
        return Collections.unmodifiableMap(result);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
