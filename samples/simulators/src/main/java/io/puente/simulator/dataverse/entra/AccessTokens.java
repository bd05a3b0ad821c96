package io.puente.simulator.dataverse.entra;

import io.puente.simulator.SimulatorReply;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Living bearer tokens. They look like JWTs, but only those handed out here are accepted. Thread-safe. */
public final class AccessTokens {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Clock clock;
    private final String tenant;
    private final Duration lifetime;

    private record Token(String clientId, String resource, Instant until) {}

    public AccessTokens(Clock clock, String tenant, Duration lifetime) {
        this.clock = clock;
        this.tenant = tenant;
        this.lifetime = lifetime;
    }

    public String tenant() {
        return tenant;
    }

    public long lifetimeSeconds() {
        return lifetime.toSeconds();
    }

    /** @param resource the environment that the token is for, without a slash at the end */
    String issue(String clientId, String resource) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", resource);
        claims.put("iss", "https://sts.windows.net/" + tenant + "/");
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("appid", clientId);
        claims.put("tid", tenant);
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        String token = encode("{\"typ\":\"JWT\",\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + encode(SimulatorReply.json(200, claims).body()) + "." + encode(signature);
        tokens.put(token, new Token(clientId, resource, now.plus(lifetime)));
        return token;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The client that the token was given to, while it lives. @param base address under which the caller came */
    public Optional<String> clientOf(String token, String base) {
        Token known = tokens.get(token);
        if (known == null || !known.until().isAfter(clock.instant())) {
            tokens.remove(token);
            return Optional.empty();
        }
        return Optional.of(known.clientId());
    }

    public void revokeAll() {
        tokens.clear();
    }
}
