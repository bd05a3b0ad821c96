package io.puente.simulator.siebel.rest;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The customer's identity provider, as far as a client of Siebel meets it: {@code POST /idp/token} with the grant
 * {@code client_credentials}. Thread-safe.
 */
public final class IdentityProvider {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private record Token(String login, Instant expires) {}

    private final SimulatorClock clock;
    private final String clientId;
    private final String clientSecret;
    private final String login;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** @param login user that the client acts as */
    public IdentityProvider(SimulatorClock clock, String clientId, String clientSecret, String login) {
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.login = login;
    }

    /** Credentials in the form ({@code client_secret_post}) or as Basic. */
    public SimulatorReply token(SimulatorRequest request) {
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        boolean known = request.header("Authorization")
                        .filter(("Basic " + basic)::equals)
                        .isPresent()
                || (request.form("client_id").filter(clientId::equals).isPresent()
                        && request.form("client_secret")
                                .filter(clientSecret::equals)
                                .isPresent());
        if (!request.method().equals("POST") || !known) {
            return SimulatorReply.json(401, Map.of("error", "invalid_client"));
        }
        if (request.form("grant_type").filter("client_credentials"::equals).isEmpty()) {
            return SimulatorReply.json(400, Map.of("error", "unsupported_grant_type"));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", issue());
        answer.put("id_token", issue());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        return SimulatorReply.json(200, answer);
    }

    private String issue() {
        String token = "sim-" + Long.toString(last.incrementAndGet() * 0x5DEECE66DL, 36);
        tokens.put(token, new Token(login, clock.instant().plus(LIFETIME)));
        return token;
    }

    Optional<String> login(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.expires()))
                .map(Token::login);
    }

    void revokeAll() {
        tokens.clear();
    }
}
