package io.puente.simulator;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a simulator with chosen headers, and hides nothing of the answers. Unchangeable. */
public final class Session {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final List<String> headers;

    /** What came, as the client of one vendor reads it. */
    public interface Reply {
        HttpResponse<String> http();

        default int status() {
            return http().statusCode();
        }

        default JsonNode json() {
            try {
                return JSON.readTree(http().body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        default void expect(int status) {
            if (status() != status) {
                throw new AssertionError(status() + " " + http().body());
            }
        }
    }

    private Session(URI base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** @param headers names and values by turns */
    public static Session with(Simulator simulator, String... headers) {
        return new Session(simulator.baseUri(), List.of(headers));
    }

    /** The same with one header set, or added. */
    public Session with(String name, String value) {
        List<String> more = new ArrayList<>(without(name).headers);
        more.addAll(List.of(name, value));
        return new Session(base, more);
    }

    /** The same with one header more, unless it is there. */
    public Session withDefault(String name, String value) {
        return headers.stream().anyMatch(name::equalsIgnoreCase) ? this : with(name, value);
    }

    public Session without(String... names) {
        List<String> fewer = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            if (List.of(names).stream().noneMatch(headers.get(i)::equalsIgnoreCase)) {
                fewer.addAll(headers.subList(i, i + 2));
            }
        }
        return new Session(base, fewer);
    }

    public HttpResponse<String> form(String path, String form) {
        return with("Content-Type", "application/x-www-form-urlencoded").call("POST", path, form);
    }

    /** @param path encoded; or a whole address */
    public HttpResponse<String> call(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
