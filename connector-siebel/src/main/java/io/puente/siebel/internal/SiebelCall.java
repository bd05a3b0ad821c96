package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to the data resources.
 *
 * @param path below {@code /data}: business object, component, perhaps more; not encoded
 * @param query not encoded; the names as describe spells them
 * @param body null for none
 */
record SiebelCall(
        Purpose purpose,
        String method,
        String path,
        Map<String, String> query,
        @Nullable JsonNode body) {

    SiebelCall {
        query = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    static SiebelCall get(Purpose purpose, String path, Map<String, String> query) {
        return new SiebelCall(purpose, "GET", path, query, null);
    }

    /** Whether a lost answer leaves the state of the CRM in doubt. */
    boolean changesState() {
        return !method.equals("GET");
    }

    /** Path and query, percent-encoded; a bare {@code +} or {@code #} would be read as something else. */
    String address(boolean trailingSlash) {
        StringBuilder address = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            address.append('/').append(encoded(segment));
        }
        if (trailingSlash) {
            address.append('/');
        }
        if (!query.isEmpty()) {
            address.append('?')
                    .append(query.entrySet().stream()
                            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                            .collect(Collectors.joining("&")));
        }
        return address.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Neither path nor query nor body: all may hold personal data. */
    @Override
    public String toString() {
        return "SiebelCall[" + purpose + " " + method + "]";
    }
}
