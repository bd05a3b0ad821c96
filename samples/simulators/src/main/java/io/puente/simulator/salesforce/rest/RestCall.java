package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Caller;
import io.puente.simulator.salesforce.org.Transaction;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One REST call, by itself or inside a composite one.
 *
 * @param version such as {@code v66.0}
 * @param path decoded segments after the version
 * @param headers names in any case
 * @param body the parsed JSON, null if there was none; files in it are binary nodes
 * @param tx what this call may roll back; shared by the calls of an atomic composite
 */
record RestCall(
        String method,
        String version,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        @Nullable JsonNode body,
        Caller caller,
        Transaction tx) {
    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws ApiException JSON_PARSER_ERROR */
    static @Nullable JsonNode parse(byte[] raw) {
        if (raw.length == 0) {
            return null;
        }
        try {
            return READER.readTree(raw);
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    "JSON_PARSER_ERROR",
                    e.getOriginalMessage() + " at [line:" + e.getLocation().getLineNr() + ", column:"
                            + e.getLocation().getColumnNr() + "]");
        } catch (IOException e) {
            throw new ApiException("JSON_PARSER_ERROR", "The body is not readable");
        }
    }

    /** A call inside this one. Its body is read where it is needed. */
    RestCall nested(
            String nestedMethod,
            List<String> nestedPath,
            Map<String, List<String>> nestedQuery,
            @Nullable JsonNode nestedBody,
            Transaction nestedTx) {
        return new RestCall(nestedMethod, version, nestedPath, nestedQuery, headers, nestedBody, caller, nestedTx);
    }

    Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<String> header(String name) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return byName.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as an object. */
    ObjectNode object() {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new ApiException(
                "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");
    }

    int versionNumber() {
        return Integer.parseInt(version.substring(1, version.indexOf('.')));
    }

    /** {@code /services/data/v66.0} */
    String root() {
        return "/services/data/" + version;
    }

    ApiException methodNotAllowed(String allowed) {
        return new ApiException(
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + method.toUpperCase(Locale.ROOT) + "' not allowed. Allowed are " + allowed);
    }

    static ApiException notFound() {
        return new ApiException("NOT_FOUND", "The requested resource does not exist");
    }
}
