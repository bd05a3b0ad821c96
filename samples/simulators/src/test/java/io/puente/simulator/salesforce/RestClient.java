package io.puente.simulator.salesforce;

import io.puente.simulator.Session;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A logged-in client of the REST API that hides nothing. */
final class RestClient {
    private final SalesforceSimulator simulator;
    private final Session session;

    record Reply(HttpResponse<String> http) implements Session.Reply {
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

    private RestClient(SalesforceSimulator simulator, Session session) {
        this.simulator = simulator;
        this.session = session;
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
        return new RestClient(
                simulator, Session.with(simulator, "Authorization", "Bearer " + token, "Sforce-Auto-Assign", "FALSE"));
    }

    static String token(SalesforceSimulator simulator) {
        return form(simulator, "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret")
                .json()
                .path("access_token")
                .asText();
    }

    static Reply form(SalesforceSimulator simulator, String form) {
        return new Reply(Session.with(simulator).form("/services/oauth2/token", form));
    }

    /** The same session with one more header. */
    RestClient with(String name, String value) {
        return new RestClient(simulator, session.with(name, value));
    }

    Reply get(String path) {
        return call("GET", path, null);
    }

    /** Not below the API. */
    Reply page(String path) {
        return new Reply(Session.with(simulator).call("GET", path, null));
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
        Session sending = body == null ? session : session.withDefault("Content-Type", "application/json");
        return new Reply(
                sending.call(method, path.startsWith("/services") ? path : "/services/data/v66.0" + path, body));
    }

    /** Creates and returns the id. */
    String create(String type, String body) {
        Reply reply = post("/sobjects/" + type, body);
        reply.expect(201);
        return reply.id();
    }
}
