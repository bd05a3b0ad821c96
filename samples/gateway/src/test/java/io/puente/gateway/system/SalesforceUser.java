package io.puente.gateway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who works in the org and changes records there. */
record SalesforceUser(URI org, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static SalesforceUser of(Platforms platforms) throws InterruptedException {
        URI org = platforms.salesforce().baseUri();
        String form = "grant_type=client_credentials&client_id=system-client&client_secret=" + Platforms.CLIENT_SECRET;
        HttpResponse<String> reply = send(HttpRequest.newBuilder(org.resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        try {
            return new SalesforceUser(
                    org,
                    new ObjectMapper()
                            .readTree(reply.body())
                            .path("access_token")
                            .asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String object, String id, String field, String value) throws InterruptedException {
        String body = JsonNodeFactory.instance.objectNode().put(field, value).toString();
        change(object, id, "PATCH", body);
    }

    void delete(String object, String id) throws InterruptedException {
        change(object, id, "DELETE", "");
    }

    private void change(String object, String id, String method, String body) throws InterruptedException {
        HttpResponse<String> reply =
                send(HttpRequest.newBuilder(org.resolve("/services/data/v66.0/sobjects/" + object + "/" + id))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
        if (reply.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " of a " + object + " answered " + reply.statusCode() + ": " + reply.body());
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
