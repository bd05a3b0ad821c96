package io.puente.simulator.siebel;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Session;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the REST API that hides nothing. Paths are written with plain spaces and encoded here. */
final class RestClient {
    private static final Pattern CODE = Pattern.compile("\\((SBL-[A-Z]{3}-\\d{5})\\)$");

    private final Session session;

    record Reply(HttpResponse<String> http) implements Session.Reply {
        String error() {
            return json().path("ERROR").asText();
        }

        /** At the end of the error; empty if there is none. */
        String code() {
            Matcher code = CODE.matcher(error());
            return code.find() ? code.group(1) : "";
        }

        JsonNode items() {
            return json().path("items");
        }

        String id() {
            return items().path("Id").asText();
        }
    }

    private RestClient(Session session) {
        this.session = session;
    }

    static RestClient login(SiebelSimulator simulator) {
        return login(simulator, "SADMIN", "SADMIN");
    }

    static RestClient login(SiebelSimulator simulator, String login, String password) {
        String pair = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return anonymous(simulator).with("Authorization", "Basic " + pair);
    }

    static RestClient anonymous(SiebelSimulator simulator) {
        return new RestClient(
                Session.with(simulator, "Content-Type", "application/json", "Accept", "application/json"));
    }

    /** The same with one header set, or added. */
    RestClient with(String name, String value) {
        return new RestClient(session.with(name, value));
    }

    RestClient without(String... names) {
        return new RestClient(session.without(names));
    }

    /** @param parameters names and values by turns */
    Reply get(String path, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&').append(parameters[i]).append('=').append(encode(parameters[i + 1]));
        }
        return call("GET", path, query.toString(), null);
    }

    /** A page of everything that matches, seen by the organization. */
    Reply search(String path, String searchSpec) {
        return get(path, "searchspec", searchSpec, "uniformresponse", "y", "ViewMode", "Organization");
    }

    Reply post(String path, String body) {
        return call("POST", path, "", body);
    }

    Reply put(String path, String body) {
        return call("PUT", path, "?ViewMode=Organization", body);
    }

    Reply delete(String path) {
        return call("DELETE", path, "?ViewMode=Organization", null);
    }

    Reply delete(String path, String body) {
        return call("DELETE", path, "?ViewMode=Organization", body);
    }

    /**
     * @param path below the version with plain spaces
     * @param query encoded, with its question mark
     */
    Reply call(String method, String path, String query, String body) {
        return raw(method, "/siebel/v1.0" + path.replace(" ", "%20").replace("+", "%2B") + query, body);
    }

    /** @param path whole and encoded */
    Reply raw(String method, String path, String body) {
        return new Reply(session.call(method, path, body));
    }

    /** Inserts and returns the id. */
    String create(String path, String body) {
        Reply reply = post(path, body);
        reply.expect(200);
        return reply.id();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
