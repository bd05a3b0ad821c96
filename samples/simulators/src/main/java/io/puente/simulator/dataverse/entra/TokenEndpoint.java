package io.puente.simulator.dataverse.entra;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code POST /{tenant}/oauth2/v2.0/token} with client credentials. Thread-safe. */
public final class TokenEndpoint {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final AccessTokens tokens;
    private final List<AppRegistration> apps;
    private final List<String> resources;

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String error;
        private final int code;

        Refused(int status, String error, int code, String text) {
            super(text, null, false, false);
            this.status = status;
            this.error = error;
            this.code = code;
        }
    }

    /** @param resources addresses of the environment besides the simulator's own, without a slash at the end */
    public TokenEndpoint(Clock clock, AccessTokens tokens, List<AppRegistration> apps, List<String> resources) {
        this.clock = clock;
        this.tokens = tokens;
        this.apps = List.copyOf(apps);
        this.resources = List.copyOf(resources);
    }

    /** @param base the address of this server as the client reached it */
    public SimulatorReply token(SimulatorRequest request, String base) {
        try {
            String tenant = request.segments().get(0);
            if (!request.method().equals("POST")) {
                throw new Refused(
                        400,
                        "invalid_request",
                        900561,
                        "The endpoint only accepts POST requests. Received a " + request.method() + " request.");
            }
            if (!tenant.equals(tokens.tenant())) {
                throw new Refused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.");
            }
            String grant = required(request, "grant_type");
            if (!grant.equals("client_credentials")) {
                throw new Refused(
                        400,
                        "unsupported_grant_type",
                        70003,
                        "The app requested an unsupported grant type '" + grant + "'.");
            }
            AppRegistration app = app(request, base);
            String resource = resource(request, base);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("token_type", "Bearer");
            json.put("expires_in", tokens.lifetimeSeconds());
            json.put("ext_expires_in", tokens.lifetimeSeconds());
            json.put("access_token", tokens.issue(app.clientId(), resource));
            return SimulatorReply.json(200, json).header("Cache-Control", "no-store, no-cache");
        } catch (Refused e) {
            return error(e);
        }
    }

    private static String required(SimulatorRequest request, String parameter) throws Refused {
        String value = request.form(parameter).orElse("");
        if (value.isEmpty()) {
            throw new Refused(
                    400,
                    "invalid_request",
                    900144,
                    "The request body must contain the following parameter: '" + parameter + "'.");
        }
        return value;
    }

    private AppRegistration app(SimulatorRequest request, String base) throws Refused {
        String id = required(request, "client_id");
        AppRegistration app = apps.stream()
                .filter(candidate -> candidate.clientId().equals(id))
                .findFirst()
                .orElse(null);
        if (app == null) {
            throw new Refused(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + id + "' was not found in the directory '" + tokens.tenant()
                            + "'.");
        }
        if (request.form("client_assertion").isPresent()) {
            assertion(request, app, base);
            return app;
        }
        if (request.form("client_secret").isEmpty()) {
            throw new Refused(
                    401,
                    "invalid_client",
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (!same(app.clientSecret(), request.form("client_secret").get())) {
            throw new Refused(
                    401,
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '" + id + "'.");
        }
        return app;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private void assertion(SimulatorRequest request, AppRegistration app, String base) throws Refused {
        if (!request.form("client_assertion_type").orElse("").equals(ASSERTION_TYPE)) {
            throw new Refused(
                    400, "invalid_request", 900144, "client_assertion_type must be '" + ASSERTION_TYPE + "'.");
        }
        ClientAssertion jwt;
        try {
            jwt = ClientAssertion.parse(request.form("client_assertion").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new Refused(401, "invalid_client", 50027, "JWT token is invalid or malformed.");
        }
        if (app.certificate() == null || !jwt.names(app.certificate())) {
            throw new Refused(
                    401,
                    "invalid_client",
                    700027,
                    "The certificate with identifier used to sign the client assertion is not registered on"
                            + " application.");
        }
        if (!jwt.signedBy(app.certificate())) {
            throw new Refused(401, "invalid_client", 700027, "Client assertion failed signature validation.");
        }
        if (!jwt.issuer().equals(app.clientId()) || !jwt.subject().equals(app.clientId())) {
            throw new Refused(
                    401,
                    "invalid_client",
                    700021,
                    "Client assertion application identifier doesn't match" + " 'client_id' parameter.");
        }
        String endpoint = base + request.path();
        if (!local(jwt.audience()).equals(local(endpoint))
                && !jwt.audience().equals("https://login.microsoftonline.com" + request.path())) {
            throw new Refused(
                    401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer.");
        }
        Instant now = clock.instant();
        if (now.isAfter(jwt.expires().plus(SKEW)) || jwt.notBefore().isAfter(now.plus(SKEW))) {
            throw new Refused(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
        }
    }

    private static String local(String url) {
        return url.replace("//localhost", "//127.0.0.1");
    }

    private String resource(SimulatorRequest request, String base) throws Refused {
        String scope = required(request, "scope");
        List<String> wanted = new ArrayList<>();
        for (String word : scope.split(" ", -1)) {
            // Known clients add the scopes of users; they are ignored.
            if (!word.isEmpty() && !word.matches("openid|profile|offline_access")) {
                wanted.add(word);
            }
        }
        if (wanted.size() != 1 || !wanted.get(0).endsWith("/.default")) {
            throw new Refused(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope " + scope
                            + " is not valid. Client credential flows must have a scope value with /.default suffixed to"
                            + " the resource identifier (application ID URI).");
        }
        String resource = wanted.get(0).replaceFirst("/+\\.default$", "");
        boolean known = local(resource).equals(local(base))
                || resources.stream().anyMatch(url -> host(url).equals(host(resource)));
        if (!known) {
            throw new Refused(
                    400,
                    "invalid_resource",
                    500011,
                    "The resource principal named " + resource + " was not found in the tenant named " + tokens.tenant()
                            + ".");
        }
        return resource;
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getAuthority());
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private SimulatorReply error(Refused refused) {
        Map<String, Object> json = new LinkedHashMap<>();
        String time = TIME.format(clock.instant());
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        json.put("error", refused.error);
        json.put(
                "error_description",
                "AADSTS" + refused.code + ": " + refused.getMessage() + " Trace ID: " + trace + " Correlation ID: "
                        + correlation + " Timestamp: " + time);
        json.put("error_codes", List.of(refused.code));
        json.put("timestamp", time);
        json.put("trace_id", trace);
        json.put("correlation_id", correlation);
        json.put("error_uri", "https://login.microsoftonline.com/error?code=" + refused.code);
        return SimulatorReply.json(refused.status, json);
    }
}
