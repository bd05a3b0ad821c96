package io.puente.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A fault with the calls that it hits.
 *
 * @param method {@code *} for any
 * @param times calls it will still hit
 */
public record ScriptedFault(
        String method, Pattern path, Predicate<SimulatorRequest> condition, Fault fault, int times) {

    boolean matches(SimulatorRequest request) {
        return (method.equals("*") || method.equalsIgnoreCase(request.method()))
                && path.matcher(request.path()).matches()
                && condition.test(request);
    }

    ScriptedFault onceLess() {
        return new ScriptedFault(method, path, condition, fault, times - 1);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", method);
        json.put("path", path.pattern());
        json.put("times", times);
        json.putAll(fault.toJson());
        return json;
    }

    /**
     * Reads {@code {"kind", "method"?, "path"?, "times"?, "status"?, "headers"?, "body"?, "millis"?, "bytes"?}}.
     *
     * @throws IllegalArgumentException naming every problem
     */
    static ScriptedFault fromJson(JsonNode json) {
        List<String> problems = new ArrayList<>();
        Optional<Fault.Kind> kind = Arrays.stream(Fault.Kind.values())
                .filter(value -> value.word().equals(json.path("kind").asText()))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add("kind is \"" + json.path("kind").asText() + "\"; allowed: "
                    + Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toList());
        }
        int times = json.path("times").asInt(1);
        if (times < 1) {
            problems.add("times is " + json.path("times") + "; allowed: 1 or more");
        }
        int status = json.path("status").asInt(503);
        if (status < 200 || status > 599) {
            problems.add("status is " + json.path("status") + "; allowed: 200 to 599");
        }
        Pattern path = Pattern.compile(".*");
        try {
            path = Pattern.compile(json.path("path").asText(".*"));
        } catch (PatternSyntaxException e) {
            problems.add("path is no regular expression: " + e.getDescription());
        }
        if (kind.isEmpty() || !problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(f -> headers.put(f.getKey(), f.getValue().asText()));
        return new ScriptedFault(
                json.path("method").asText("*"),
                path,
                request -> true,
                fault(kind.get(), status, headers, json),
                times);
    }

    private static Fault fault(Fault.Kind kind, int status, Map<String, String> headers, JsonNode json) {
        return switch (kind) {
            case REPLY -> Fault.reply(status, headers, body(json));
            case DELAY -> Fault.delay(Duration.ofMillis(json.path("millis").asLong(1_000)));
            case REFUSE -> Fault.refuse();
            case CUT_BODY -> Fault.cutBodyAt(json.path("bytes").asInt(0));
            case APPLY_THEN_DROP -> Fault.applyThenDrop();
            case HTML -> Fault.html(status);
            case EXPIRE_TOKEN -> Fault.expireToken();
            case UNREADABLE -> Fault.unreadable();
        };
    }

    private static String body(JsonNode json) {
        JsonNode body = json.path("body");
        return body.isContainerNode() ? body.toString() : body.asText("");
    }
}
