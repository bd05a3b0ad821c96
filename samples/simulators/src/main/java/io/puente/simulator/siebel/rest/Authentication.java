package io.puente.simulator.siebel.rest;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.records.Users;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out who calls, and keeps the pooled sessions of each user and password, or of each token. Thread-safe. */
public final class Authentication {
    private final ObjectManager om;
    private final SimulatorClock clock;
    private final AuthenticationType type;
    private final Duration sessionTimeout;
    private final IdentityProvider identities;
    private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    public Authentication(
            ObjectManager om, AuthenticationType type, Duration sessionTimeout, IdentityProvider identities) {
        this.om = om;
        this.clock = om.clock();
        this.type = type;
        this.sessionTimeout = sessionTimeout;
        this.identities = identities;
    }

    /** @throws SiebelException 401 */
    User authenticate(SimulatorRequest request) {
        Optional<String> header = request.header("Authorization");
        if (header.isEmpty()) {
            if (om.on(Behaviour.NO_ANONYMOUS)) {
                throw refused();
            }
            return om.users().user(Users.ANONYMOUS);
        }
        User user = (type == AuthenticationType.OAUTH ? bearer(header.get()) : basic(header.get()))
                .orElseThrow(Authentication::refused);
        session(header.get());
        return user;
    }

    private Optional<User> bearer(String header) {
        return header.startsWith("Bearer ")
                ? identities.login(header.substring(7).trim()).flatMap(om.users()::find)
                : Optional.empty();
    }

    private Optional<User> basic(String header) {
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
            int mark = pair.indexOf(':');
            return mark < 0 ? Optional.empty() : om.users().login(pair.substring(0, mark), pair.substring(mark + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void session(String credentials) {
        Instant now = clock.instant();
        Instant before = lastUse.put(credentials, now);
        boolean timedOut =
                before != null && before.plus(sessionTimeout).isBefore(now) && om.on(Behaviour.SESSION_END_IS_401);
        if (ended.remove(credentials) || timedOut) {
            throw refused();
        }
    }

    /** Ends every session: the next call with a password is refused once; tokens die for good, new ones are good at once. */
    public void endSessions() {
        if (type != AuthenticationType.OAUTH) {
            ended.addAll(lastUse.keySet());
        }
        lastUse.clear();
        identities.revokeAll();
    }

    public void reset() {
        lastUse.clear();
        ended.clear();
        identities.revokeAll();
    }

    private static SiebelException refused() {
        return SiebelException.plain(401, "Authentication failed: the user ID or password is not valid");
    }
}
