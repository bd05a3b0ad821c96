package io.puente.simulator.dataverse.entra;

import io.puente.simulator.SimulatorRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who asks for a token, proven by a secret or by a signed assertion. Thread-safe. */
final class ClientLogin {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Clock clock;
    private final String tenant;
    private final List<AppRegistration> apps;

    ClientLogin(Clock clock, String tenant, List<AppRegistration> apps) {
        this.clock = clock;
        this.tenant = tenant;
        this.apps = List.copyOf(apps);
    }

    static String required(SimulatorRequest request, String parameter) throws Refused {
        String value = request.form(parameter).orElse("");
        if (value.isEmpty()) {
            throw Refused.request(
                    900144, "The request body must contain the following parameter: '" + parameter + "'.");
        }
        return value;
    }

    /** @param base the address of this server as the client reached it */
    AppRegistration app(SimulatorRequest request, String base) throws Refused {
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
                    "Application with identifier '" + id + "' was not found in the directory '" + tenant + "'.");
        }
        if (request.form("client_assertion").isPresent()) {
            assertion(request, app, base);
            return app;
        }
        if (request.form("client_secret").isEmpty()) {
            throw Refused.client(
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (!same(app.clientSecret(), request.form("client_secret").get())) {
            throw Refused.client(
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
            throw Refused.request(900144, "client_assertion_type must be '" + ASSERTION_TYPE + "'.");
        }
        ClientAssertion jwt;
        try {
            jwt = ClientAssertion.parse(request.form("client_assertion").orElse(""));
        } catch (IllegalArgumentException e) {
            throw Refused.client(50027, "JWT token is invalid or malformed.");
        }
        if (app.certificate() == null || !jwt.names(app.certificate())) {
            throw Refused.client(
                    700027,
                    "The certificate with identifier used to sign the client assertion is not registered on"
                            + " application.");
        }
        if (!jwt.signedBy(app.certificate())) {
            throw Refused.client(700027, "Client assertion failed signature validation.");
        }
        if (!jwt.issuer().equals(app.clientId()) || !jwt.subject().equals(app.clientId())) {
            throw Refused.client(
                    700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
        }
        String endpoint = base + request.path();
        if (!local(jwt.audience()).equals(local(endpoint))
                && !jwt.audience().equals("https://login.microsoftonline.com" + request.path())) {
            throw Refused.client(700023, "Client assertion audience claim does not match Realm issuer.");
        }
        Instant now = clock.instant();
        if (now.isAfter(jwt.expires().plus(SKEW)) || jwt.notBefore().isAfter(now.plus(SKEW))) {
            throw Refused.client(700024, "Client assertion is not within its valid time range.");
        }
    }

    /** Both names of this machine count as one. */
    static String local(String url) {
        return url.replace("//localhost", "//127.0.0.1");
    }
}
