package io.puente.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** People who work in the organisation beside the connector, with a client of their own. */
final class People {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private People() {}

    /** @return the id of the new record */
    static String create(URI instance, String object, Map<String, String> fields) {
        return send(instance, "POST", "/sobjects/" + object, fields).path("id").asText();
    }

    static void update(URI instance, String object, String id, Map<String, String> fields) {
        send(instance, "PATCH", "/sobjects/" + object + "/" + id, fields);
    }

    /** As a user other than the connector's own. */
    static void updateAs(
            String username, String password, URI instance, String object, String id, Map<String, String> fields) {
        String form = "grant_type=password&client_id=demo-client&client_secret=demo-secret&username="
                + URLEncoder.encode(username, StandardCharsets.UTF_8) + "&password=" + password;
        send(instance, "PATCH", "/sobjects/" + object + "/" + id, fields, form);
    }

    static void delete(URI instance, String object, String id) {
        send(instance, "DELETE", "/sobjects/" + object + "/" + id, Map.of());
    }

    static JsonNode get(URI instance, String resource) {
        return send(instance, "GET", resource, Map.of());
    }

    private static JsonNode send(URI instance, String method, String resource, Map<String, String> fields) {
        return send(instance, method, resource, fields, OURS);
    }

    private static JsonNode send(
            URI instance, String method, String resource, Map<String, String> fields, String login) {
        try {
            HttpRequest request = HttpRequest.newBuilder(instance.resolve("/services/data/v66.0" + resource))
                    .method(
                            method,
                            method.equals("GET")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                    .header("Content-Type", "application/json")
                    .header("Sforce-Auto-Assign", "FALSE")
                    .header("Authorization", "Bearer " + token(instance, login))
                    .build();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(URI instance, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(instance.resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        try {
            return JSON.readTree(body).path("access_token").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
