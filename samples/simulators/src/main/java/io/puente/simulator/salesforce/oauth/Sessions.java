package io.puente.simulator.salesforce.oauth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Living access tokens. Each use prolongs a session. Thread-safe. */
public final class Sessions {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration lifetime;

    private record Session(String userId, Instant until) {}

    /** @param lifetime since the last use */
    public Sessions(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** A new token; earlier ones of the user stay valid. */
    public String open(String organizationId, String userId) {
        byte[] secret = new byte[60];
        random.nextBytes(secret);
        String token = organizationId.substring(0, 15) + "!AQ"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret).replace('-', '.');
        sessions.put(token, new Session(userId, clock.instant().plus(lifetime)));
        return token;
    }

    /** The id of the user, if the token lives. */
    public Optional<String> userOf(String token) {
        Instant now = clock.instant();
        Session alive = sessions.computeIfPresent(
                token,
                (any, session) ->
                        session.until().isAfter(now) ? new Session(session.userId(), now.plus(lifetime)) : null);
        return Optional.ofNullable(alive).map(Session::userId);
    }

    /** @return whether there was such a token */
    public boolean revoke(String token) {
        return sessions.remove(token) != null;
    }

    public void revokeAll() {
        sessions.clear();
    }

    /** Seconds a session lasts without use. */
    public long lifetimeSeconds() {
        return lifetime.toSeconds();
    }
}
