package io.puente.simulator.siebel.records;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may log in. Thread-safe. */
public final class Users {
    public static final String DEFAULT_ORGANIZATION = "0-R9NH";
    /** Whose rights a call without credentials has. */
    public static final String ANONYMOUS = "GUESTCST";
    /** A person of the service desk. */
    public static final String AGENT = "CCAGENT";

    private final Map<String, User> byLogin = new ConcurrentHashMap<>();

    /** @param zone of the first user's profile */
    void found(String login, String password, ZoneId zone) {
        byLogin.clear();
        put(new User(login, password, "0-1", "0-5220", DEFAULT_ORGANIZATION, zone, true));
        put(new User(AGENT, AGENT, "1-3E7", "1-3EA", DEFAULT_ORGANIZATION, ZoneOffset.UTC, false));
        put(new User(ANONYMOUS, "", "0-3", "0-522G", "", ZoneOffset.UTC, false));
    }

    public void put(User user) {
        byLogin.put(user.login(), user);
    }

    /** @throws IllegalArgumentException if there is none */
    public User user(String login) {
        return find(login)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no user \"" + login + "\"; there are " + byLogin.keySet()));
    }

    public Optional<User> find(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    Collection<User> all() {
        return byLogin.values();
    }

    /** The user with that name and password; the anonymous one cannot log in. */
    public Optional<User> login(String login, String password) {
        return find(login)
                .filter(user -> !user.password().isEmpty() && user.password().equals(password));
    }
}
