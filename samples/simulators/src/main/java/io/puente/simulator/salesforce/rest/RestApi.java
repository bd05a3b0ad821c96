package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.Multipart;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.oauth.Sessions;
import io.puente.simulator.salesforce.org.ApiError;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Caller;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.org.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /services/data}: versions, authentication, limits and headers, then the router. Thread-safe. */
public final class RestApi {
    private static final int OLDEST_VERSION = 31;
    private static final int NEWEST_VERSION = 68;
    private static final Pattern VERSION = Pattern.compile("v\\d{2}\\.0");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Org org;
    private final Sessions sessions;
    private final ApiUsage usage;
    private final RestRouter router;

    public RestApi(Org org, Sessions sessions, ApiUsage usage) {
        this.org = org;
        this.sessions = sessions;
        this.usage = usage;
        this.router = new RestRouter(org, usage);
    }

    public SimulatorReply handle(SimulatorRequest request) {
        List<String> segments = request.segments();
        RestReply reply;
        if (segments.size() == 2) {
            reply = RestReply.json(200, versions());
        } else {
            try {
                reply = versioned(request, segments.get(2), segments.subList(3, segments.size()));
            } catch (ApiException e) {
                reply = RestReply.error(e.error());
                if (reply.status() == 401) {
                    // Without it, HTTP clients take the 401 for a broken challenge and never see the body.
                    reply = reply.header("WWW-Authenticate", "Token");
                }
            }
        }
        return reply.header("Sforce-Limit-Info", usage.header()).toHttp();
    }

    private RestReply versioned(SimulatorRequest request, String version, List<String> path) {
        if (!VERSION.matcher(version).matches() || number(version) > NEWEST_VERSION) {
            throw RestCall.notFound();
        }
        if (number(version) < OLDEST_VERSION) {
            return RestReply.error(
                    410, ApiError.of("UNSUPPORTED_API_VERSION", "This API version is retired: " + version));
        }
        Caller caller = caller(request);
        if (!path.equals(List.of("limits"))) {
            usage.take();
        }
        String method = request.query("_HttpMethod").orElse(request.method());
        JsonNode body = body(request);
        RestCall call = new RestCall(
                method, version, path, request.query(), request.headers(), body, caller, new Transaction());
        boolean reads = READING.contains(method);
        return reads ? org.read(() -> router.handle(call)) : org.write(() -> router.handle(call));
    }

    private static @Nullable JsonNode body(SimulatorRequest request) {
        String type = request.header("Content-Type").orElse("application/json");
        if (type.toLowerCase(Locale.ROOT).startsWith("application/json") || request.body().length == 0) {
            return RestCall.parse(request.body());
        }
        return Multipart.parse(type, request.body())
                .map(RestApi::withFile)
                .orElseThrow(() -> new ApiException(
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Content-Type header specified in HTTP request is not supported: " + type));
    }

    /** The row is the part of type JSON; any other part is the file for the field it is named after. */
    private static JsonNode withFile(Multipart parts) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Multipart.Part part : parts.parts().values()) {
            if (part.contentType().startsWith("application/json")
                    && RestCall.parse(part.content()) instanceof ObjectNode json) {
                row.setAll(json);
            }
        }
        parts.parts().forEach((name, part) -> {
            if (!part.contentType().startsWith("application/json")) {
                row.set(name, BinaryNode.valueOf(part.content()));
            }
        });
        return row;
    }

    private Caller caller(SimulatorRequest request) {
        String token = request.header("Authorization")
                .map(value -> value.replaceFirst("^(?i)(Bearer|OAuth) +", ""))
                .orElse("");
        Optional<String> user = sessions.userOf(token);
        if (user.isEmpty()) {
            throw new ApiException("INVALID_SESSION_ID", "Session expired or invalid");
        }
        String autoAssign = request.header("Sforce-Auto-Assign").orElse("TRUE").trim();
        String duplicates = request.header("Sforce-Duplicate-Rule-Header")
                .orElse("")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        return new Caller(
                user.get(),
                !autoAssign.equalsIgnoreCase("FALSE"),
                duplicates.contains("allowsave=true"),
                duplicates.contains("includerecorddetails=true"));
    }

    static int number(String version) {
        return Integer.parseInt(version.substring(1, version.indexOf('.')));
    }

    private static ArrayNode versions() {
        String[] seasons = {"Winter", "Spring", "Summer"};
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int version = OLDEST_VERSION; version <= NEWEST_VERSION; version++) {
            // Three releases a year; 65 was the winter release of 2026.
            int sinceWinter26 = version - 65;
            int year = 26 + Math.floorDiv(sinceWinter26, 3);
            list.addObject()
                    .put("label", seasons[Math.floorMod(sinceWinter26, 3)] + " '" + year)
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return list;
    }

    /** Forgets usage; for a reset of the whole simulator. */
    public void reset() {
        usage.reset();
    }
}
