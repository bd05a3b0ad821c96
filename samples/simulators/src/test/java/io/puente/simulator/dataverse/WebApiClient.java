package io.puente.simulator.dataverse;

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

/** A client of the Web API with a token that hides nothing. */
final class WebApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DataverseSimulator simulator;
    private final String token;
    private final List<String> headers = new ArrayList<>();

    record Reply(int status, HttpResponse<String> http) {
        JsonNode json() {
            return parse(http.body());
        }

        String code() {
            return json().path("error").path("code").asText();
        }

        String message() {
            return json().path("error").path("message").asText();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** Of OData-EntityId. */
        String id() {
            return header("OData-EntityId").replaceFirst(".*\\(([^)]*)\\)$", "$1");
        }
    }

    private WebApiClient(DataverseSimulator simulator, String token) {
        this.simulator = simulator;
        this.token = token;
    }

    static WebApiClient login(DataverseSimulator simulator) {
        return withToken(simulator, token(simulator));
    }

    static WebApiClient withToken(DataverseSimulator simulator, String token) {
        return new WebApiClient(simulator, token)
                .with("Accept", "application/json")
                .with("OData-MaxVersion", "4.0")
                .with("OData-Version", "4.0");
    }

    static String token(DataverseSimulator simulator) {
        return form(
                        simulator,
                        "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret&scope="
                                + URLEncoder.encode(simulator.scope(), StandardCharsets.UTF_8))
                .json()
                .path("access_token")
                .asText();
    }

    static Reply form(DataverseSimulator simulator, String form) {
        return send(HttpRequest.newBuilder(simulator.tokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The same session with one more header. */
    WebApiClient with(String name, String value) {
        WebApiClient other = new WebApiClient(simulator, token);
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equalsIgnoreCase(name)) {
                other.headers.addAll(headers.subList(i, i + 2));
            }
        }
        other.headers.addAll(List.of(name, value));
        return other;
    }

    Reply get(String path) {
        return call("GET", path, null);
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

    /** Creates and returns the id. */
    String create(String set, String body) {
        Reply reply = post("/" + set, body);
        if (reply.status() != 204) {
            throw new AssertionError(reply.status() + " " + reply.http().body());
        }
        return reply.id();
    }

    /** Not below the API. */
    Reply page(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(simulator.baseUri() + path)).build());
    }

    Reply sim(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    Reply batch(String body) {
        return with("Content-Type", "multipart/mixed; boundary=\"b1\"")
                .call("POST", "/$batch", body.replace("\n", "\r\n"));
    }

    /** @param path below the version, spaces and quotes as they are; or a whole address */
    Reply call(String method, String path, String body) {
        String address = path.startsWith("http") ? path : simulator.apiUri() + path;
        String encoded = address.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("{", "%7B")
                .replace("}", "%7D");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(encoded))
                .header("Authorization", "Bearer " + token)
                .headers(headers.toArray(String[]::new))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && headers.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        return send(request.build());
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
