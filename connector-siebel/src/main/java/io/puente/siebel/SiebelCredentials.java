package io.puente.siebel;

import io.puente.connector.ServerAddresses;
import io.puente.spi.ConnectorSettings;

/**
 * Who the connector is. Fields that the login does not use are empty.
 *
 * @param tokenUrl of the identity provider
 * @param scope asked for with the token; may be empty
 * @param tokenField of the provider's answer: some sites pass the {@code id_token}
 */
public record SiebelCredentials(
        SiebelLogin login,
        String username,
        String password,
        String tokenUrl,
        String clientId,
        String clientSecret,
        String scope,
        String tokenField) {

    static SiebelCredentials read(ConnectorSettings given) {
        SiebelLogin login = given.choice("login", SiebelLogin.class, SiebelLogin.BASIC);
        String username = given.text("username").orElse("");
        String password = given.text("password").orElse("");
        String tokenUrl = given.text("token-url").orElse("");
        String clientId = given.text("client-id").orElse("");
        String clientSecret = given.text("client-secret").orElse("");
        String scope = given.text("scope").orElse("");
        String tokenField = given.text("token-field").orElse("access_token");
        switch (login) {
            case BASIC -> {
                need(given, "username", username, "");
                need(given, "password", password, "");
                if (username.indexOf(':') >= 0) {
                    given.problem("username", "must not hold a colon");
                }
                if (!tokenUrl.isEmpty() || !clientId.isEmpty() || !clientSecret.isEmpty()) {
                    given.problem("token-url", "and the client settings need login: oauth");
                }
            }
            case OAUTH -> {
                need(given, "token-url", tokenUrl, " because login is oauth");
                need(given, "client-id", clientId, " because login is oauth");
                need(given, "client-secret", clientSecret, " because login is oauth");
                new ServerAddresses(given, "https://login.example.com/oauth2/token").check("token-url");
                if (!password.isEmpty()) {
                    given.problem("password", "contradicts login: oauth; give one of them");
                }
            }
        }
        return new SiebelCredentials(login, username, password, tokenUrl, clientId, clientSecret, scope, tokenField);
    }

    private static void need(ConnectorSettings given, String name, String value, String why) {
        if (value.isEmpty()) {
            given.problem(name, "is missing" + why);
        }
    }

    /** The login only. */
    @Override
    public String toString() {
        return "SiebelCredentials[" + login + ", ***]";
    }
}
