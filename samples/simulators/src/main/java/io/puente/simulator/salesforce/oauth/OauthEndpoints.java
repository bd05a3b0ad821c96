package io.puente.simulator.salesforce.oauth;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.org.Org;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /services/oauth2/token}, {@code revoke}, {@code userinfo} and the identity address. Thread-safe. */
public final class OauthEndpoints {
    private static final Set<String> VENDOR_AUDIENCES =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    // The vendor accepts assertions that live about five minutes; some slack for clocks.
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(10);

    private final Org org;
    private final Sessions sessions;
    private final List<ConnectedApp> apps;

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code, String description) {
            super(description, null, false, false);
            this.code = code;
        }
    }

    public OauthEndpoints(Org org, Sessions sessions, List<ConnectedApp> apps) {
        this.org = org;
        this.sessions = sessions;
        this.apps = List.copyOf(apps);
    }

    /** @param instance the address of this server as the client reached it */
    public SimulatorReply token(SimulatorRequest request, String instance) {
        if (!request.method().equals("POST")) {
            return error("unsupported_method", "method not supported; use POST");
        }
        try {
            String userId = authenticate(request, instance);
            return grant(userId, instance, request.form("grant_type").orElse(""));
        } catch (Refused e) {
            return error(e.code, String.valueOf(e.getMessage()));
        }
    }

    private String authenticate(SimulatorRequest request, String instance) throws Refused {
        String grant = request.form("grant_type").orElse("");
        return switch (grant) {
            case "client_credentials" -> user(app(request, true).runAs());
            case "password" -> {
                app(request, true);
                yield org.administration()
                        .login(
                                request.form("username").orElse(""),
                                request.form("password").orElse(""))
                        .orElseThrow(() -> new Refused("invalid_grant", "authentication failure"));
            }
            case "refresh_token" -> {
                ConnectedApp app = app(request, request.form("client_secret").isPresent());
                String token = request.form("refresh_token").orElse("");
                if (app.refreshToken() == null || !same(app.refreshToken(), token)) {
                    throw new Refused("invalid_grant", "expired access/refresh token");
                }
                yield user(app.runAs());
            }
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                assertion(request.form("assertion").orElse(""), instance);
            default -> throw new Refused("unsupported_grant_type", "grant type not supported");
        };
    }

    private ConnectedApp app(SimulatorRequest request, boolean withSecret) throws Refused {
        String id = request.form("client_id").or(() -> basic(request, 0)).orElse("");
        ConnectedApp app = byId(id).orElseThrow(() -> new Refused("invalid_client_id", "client identifier invalid"));
        String secret =
                request.form("client_secret").or(() -> basic(request, 1)).orElse("");
        if (withSecret && !same(app.clientSecret(), secret)) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
        return app;
    }

    private Optional<ConnectedApp> byId(String id) {
        return apps.stream().filter(app -> app.clientId().equals(id)).findFirst();
    }

    private static Optional<String> basic(SimulatorRequest request, int part) {
        return request.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(
                        Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8))
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> pair[part]);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String user(String username) throws Refused {
        String id = org.administration()
                .userId(username)
                .orElseThrow(() -> new Refused("invalid_grant", "no client credentials user enabled"));
        if (!org.administration().active(id)) {
            throw new Refused("inactive_user", "user is inactive");
        }
        return id;
    }

    private String assertion(String text, String instance) throws Refused {
        JwtAssertion jwt;
        try {
            jwt = JwtAssertion.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid_grant", "invalid assertion");
        }
        ConnectedApp app =
                byId(jwt.issuer()).orElseThrow(() -> new Refused("invalid_client_id", "client identifier invalid"));
        if (app.certificate() == null || !jwt.signedBy(app.certificate())) {
            throw new Refused("invalid_grant", "invalid assertion");
        }
        Instant now = org.clock().instant();
        if (!jwt.expires().isAfter(now) || jwt.expires().isAfter(now.plus(LONGEST_ASSERTION))) {
            throw new Refused("invalid_grant", "expired authorization code");
        }
        if (!VENDOR_AUDIENCES.contains(jwt.audience()) && !sameHost(jwt.audience(), instance)) {
            throw new Refused("invalid_grant", "audience is invalid");
        }
        if (org.administration().userId(jwt.subject()).isEmpty()) {
            throw new Refused("invalid_grant", "user hasn't approved this consumer");
        }
        return user(jwt.subject());
    }

    private static boolean sameHost(String audience, String instance) {
        // The simulator plays both hosts; clients reach it as localhost or by address.
        return audience.replace("localhost", "127.0.0.1").equals(instance.replace("localhost", "127.0.0.1"));
    }

    private SimulatorReply grant(String userId, String instance, String grant) {
        String organization = org.administration().organizationId();
        String token = sessions.open(organization, userId);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", token);
        json.put("scope", "api");
        json.put("instance_url", instance);
        json.put("id", instance + "/id/" + organization + "/" + userId);
        json.put("token_type", "Bearer");
        if (!grant.endsWith("jwt-bearer")) {
            json.put("issued_at", Long.toString(org.clock().millis()));
            // Nobody here can check it, as it is keyed by the client's secret; clients only want it present.
            json.put(
                    "signature",
                    Base64.getEncoder().encodeToString(token.substring(18, 50).getBytes(StandardCharsets.US_ASCII)));
        }
        return SimulatorReply.json(200, json).header("Cache-Control", "no-cache, no-store");
    }

    /** By GET with the token in the query, or by POST with a form. */
    public SimulatorReply revoke(SimulatorRequest request) {
        String token = request.query("token").or(() -> request.form("token")).orElse("");
        return sessions.revoke(token) ? SimulatorReply.empty(200) : error("invalid_token", "invalid token: ");
    }

    /** {@code /id/{org}/{user}} and {@code /services/oauth2/userinfo}. */
    public SimulatorReply identity(SimulatorRequest request, String instance) {
        Optional<String> user = request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> sessions.userOf(header.substring(7)));
        if (user.isEmpty()) {
            return SimulatorReply.text(403, "Bad_OAuth_Token");
        }
        String organization = org.administration().organizationId();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", instance + "/id/" + organization + "/" + user.get());
        json.put("sub", instance + "/id/" + organization + "/" + user.get());
        json.put("user_id", user.get());
        json.put("organization_id", organization);
        json.put("username", org.administration().fieldOfUser(user.get(), "Username"));
        json.put("preferred_username", org.administration().fieldOfUser(user.get(), "Username"));
        json.put("display_name", org.administration().fieldOfUser(user.get(), "Name"));
        json.put("name", org.administration().fieldOfUser(user.get(), "Name"));
        json.put("email", org.administration().fieldOfUser(user.get(), "Email"));
        json.put("active", true);
        json.put("user_type", "STANDARD");
        json.put(
                "urls",
                Map.of(
                        "rest",
                        instance + "/services/data/v{version}/",
                        "sobjects",
                        instance + "/services/data/v{version}/sobjects/"));
        return SimulatorReply.json(200, json);
    }

    private static SimulatorReply error(String code, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", code);
        json.put("error_description", description);
        return SimulatorReply.json(400, json);
    }
}
