package io.puente.salesforce;

import io.puente.spi.ConnectorSettings;

/**
 * Who the connector is. Fields that the grant does not use are empty.
 *
 * @param keyStore Camel resource such as {@code file:/etc/puente/salesforce.p12}, with exactly one key
 * @param audience of the signed assertion; empty for the login address
 */
public record SalesforceCredentials(
        SalesforceGrant grant,
        String clientId,
        String clientSecret,
        String username,
        String password,
        String keyStore,
        String keyStorePassword,
        String audience) {

    static SalesforceCredentials read(ConnectorSettings given) {
        String keyStore = given.text("jwt-key-store").orElse("");
        String password = given.text("password").orElse("");
        String username = given.text("username").orElse("");
        String clientSecret = given.text("client-secret").orElse("");
        String keyStorePassword = given.text("jwt-key-store-password").orElse("");
        String audience = given.text("jwt-audience").orElse("");
        SalesforceGrant grant = !keyStore.isEmpty()
                ? SalesforceGrant.JWT
                : !password.isEmpty() || !username.isEmpty()
                        ? SalesforceGrant.PASSWORD
                        : SalesforceGrant.CLIENT_CREDENTIALS;
        switch (grant) {
            case CLIENT_CREDENTIALS -> need(given, "client-secret", clientSecret, "");
            case PASSWORD -> {
                need(given, "client-secret", clientSecret, " for the grant with username and password");
                need(given, "username", username, " because password is given");
                need(given, "password", password, " because username is given; or give jwt-key-store");
            }
            case JWT -> {
                need(given, "username", username, " because jwt-key-store is given");
                need(given, "jwt-key-store-password", keyStorePassword, " because jwt-key-store is given");
                if (!password.isEmpty()) {
                    given.problem("password", "contradicts jwt-key-store; give one of them");
                }
                if (!clientSecret.isEmpty()) {
                    given.problem("client-secret", "contradicts jwt-key-store; give one of them");
                }
            }
        }
        if (grant != SalesforceGrant.JWT && (!keyStorePassword.isEmpty() || !audience.isEmpty())) {
            given.problem("jwt-key-store", "is missing although other jwt- settings are given");
        }
        return new SalesforceCredentials(
                grant,
                given.required("client-id"),
                clientSecret,
                username,
                password,
                keyStore,
                keyStorePassword,
                audience);
    }

    private static void need(ConnectorSettings given, String name, String value, String why) {
        if (value.isEmpty()) {
            given.problem(name, "is missing" + why);
        }
    }

    /** The grant only. */
    @Override
    public String toString() {
        return "SalesforceCredentials[" + grant + ", ***]";
    }
}
