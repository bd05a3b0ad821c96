package io.puente.simulator.dataverse;

import io.puente.simulator.Session;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A client of the Web API with a token that hides nothing. */
final class WebApiClient {
    private final DataverseSimulator simulator;
    private final Session session;

    record Reply(HttpResponse<String> http) implements Session.Reply {
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

    private WebApiClient(DataverseSimulator simulator, Session session) {
        this.simulator = simulator;
        this.session = session;
    }

    static WebApiClient login(DataverseSimulator simulator) {
        return withToken(simulator, token(simulator));
    }

    static WebApiClient withToken(DataverseSimulator simulator, String token) {
        return new WebApiClient(
                simulator,
                Session.with(
                        simulator,
                        "Authorization",
                        "Bearer " + token,
                        "Accept",
                        "application/json",
                        "OData-MaxVersion",
                        "4.0",
                        "OData-Version",
                        "4.0"));
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
        return new Reply(Session.with(simulator).form(simulator.tokenUri().toString(), form));
    }

    /** The same session with one more header. */
    WebApiClient with(String name, String value) {
        return new WebApiClient(simulator, session.with(name, value));
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
        reply.expect(204);
        return reply.id();
    }

    /** Not below the API. */
    Reply page(String path) {
        return new Reply(Session.with(simulator).call("GET", path, null));
    }

    Reply sim(String method, String path, String body) {
        return new Reply(Session.with(simulator).call(method, path, body));
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
        Session sending =
                body == null ? session : session.withDefault("Content-Type", "application/json; charset=utf-8");
        return new Reply(sending.call(method, encoded, body));
    }
}
