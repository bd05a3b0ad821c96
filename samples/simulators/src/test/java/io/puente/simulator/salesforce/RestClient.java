package io.puente.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A logged-in client of the REST API that hides nothing. */
final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SalesforceSimulator simulator;
    private final String token;
    private final List<String> headers = new ArrayList<>(List.of("Sforce-Auto-Assign", "FALSE"));

    record Reply(int status, HttpResponse<String> http) {
        JsonNode json() {
            return parse(http.body());
        }

        /** Of an error array. */
        String errorCode() {
            return json().path(0).path("errorCode").asText();
        }

        String message() {
            return json().path(0).path("message").asText();
        }

        String id() {
            return json().path("id").asText();
        }
    }

    private RestClient(SalesforceSimulator simulator, String token) {
        this.simulator = simulator;
        this.token = token;
    }

    static RestClient login(SalesforceSimulator simulator) {
        return withToken(simulator, token(simulator));
    }

    static RestClient login(SalesforceSimulator simulator, String username, String password) {
        Reply reply = form(
                simulator,
                "grant_type=password&client_id=demo-client&client_secret=demo-secret&username=" + username
                        + "&password=" + password);
        return withToken(simulator, reply.json().path("access_token").asText());
    }

    static RestClient withToken(SalesforceSimulator simulator, String token) {
        return new RestClient(simulator, token);
    }

    static String token(SalesforceSimulator simulator) {
        return form(simulator, "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret")
                .json()
                .path("access_token")
                .asText();
    }

    static Reply form(SalesforceSimulator simulator, String form) {
        return send(HttpRequest.newBuilder(simulator.baseUri().resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The same session with one more header. */
    RestClient with(String name, String value) {
        RestClient other = new RestClient(simulator, token);
        other.headers.clear();
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals(name)) {
                other.headers.addAll(headers.subList(i, i + 2));
            }
        }
        other.headers.addAll(List.of(name, value));
        return other;
    }

    Reply get(String path) {
        return call("GET", path, null);
    }

    /** Not below the API. */
    Reply page(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(simulator.baseUri() + path)).build());
    }

    Reply query(String soql) {
        return get("/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, null);
    }

    /** @param path below the version */
    Reply call(String method, String path, String body) {
        String full = path.startsWith("/services") ? path : "/services/data/v66.0" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUri() + full))
                .header("Authorization", "Bearer " + token)
                .headers(headers.toArray(String[]::new))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    /** Creates and returns the id. */
    String create(String type, String body) {
        Reply reply = post("/sobjects/" + type, body);
        if (reply.status() != 201) {
            throw new AssertionError(reply.status() + " " + reply.http().body());
        }
        return reply.id();
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
