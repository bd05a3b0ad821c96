package io.puente.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Somebody who may use the gateway's own endpoints, with what their role allows. */
record Operator(String name, String password, String role) {
    static final Operator OPERATOR = new Operator("olga", "f2a8-system-operator", "operator");
    static final Operator DESK = new Operator("dario", "a3b9-system-desk", "consent");
    static final Operator METRICS = new Operator("mira", "b4c0-system-metrics", "metrics");

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode get(URI gateway, String path) throws InterruptedException {
        HttpResponse<String> reply = send(request(gateway, path).GET());
        return json(path, reply);
    }

    String text(URI gateway, String path) throws InterruptedException {
        return send(request(gateway, path).GET()).body();
    }

    JsonNode post(URI gateway, String path, String body) throws InterruptedException {
        HttpRequest.Builder request = request(gateway, path).header("Content-Type", "application/json");
        return json(path, send(request.POST(BodyPublishers.ofString(body))));
    }

    /** The answer as it came. */
    HttpResponse<String> reply(URI gateway, String path, String body) throws InterruptedException {
        return send(request(gateway, path)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Whatever the status; the body must be JSON. */
    record Answer(int status, JsonNode body) {}

    Answer answer(URI gateway, String method, String path, String body) throws InterruptedException {
        HttpResponse<String> reply = send(request(gateway, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
        try {
            return new Answer(reply.statusCode(), JSON.readTree(reply.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " answered " + reply.statusCode() + ": " + reply.body(), e);
        }
    }

    int status(URI gateway, String method, String path) throws InterruptedException {
        return send(request(gateway, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString("{}")))
                .statusCode();
    }

    static int anonymousStatus(URI gateway, String method, String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    private static JsonNode json(String path, HttpResponse<String> reply) {
        if (reply.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + reply.statusCode() + ": " + reply.body());
        }
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(URI gateway, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
