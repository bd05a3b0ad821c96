package io.puente.salesforce;

import io.puente.spi.ConnectorSettings;
import java.time.Duration;

/**
 * How the connector reaches Salesforce. Empty texts and port 0 mean not set.
 *
 * @param requestTimeout from sending to the last byte of the answer
 * @param maxReplyBytes a larger answer counts as lost; a describe of Case alone can exceed 4 MiB
 * @param trustStore Camel resource such as {@code file:/etc/puente/trust.p12}; empty for the JVM's own
 * @param clientKeyStore for organisations that demand a client certificate
 */
public record SalesforceConnection(
        Duration connectTimeout,
        Duration requestTimeout,
        int maxReplyBytes,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword,
        String trustStore,
        String trustStorePassword,
        String clientKeyStore,
        String clientKeyStorePassword) {
    private static final int MIB = 1024 * 1024;

    static SalesforceConnection read(ConnectorSettings given) {
        SalesforceConnection connection = new SalesforceConnection(
                given.positive("connect-timeout", Duration.ofSeconds(10)),
                given.positive("request-timeout", Duration.ofSeconds(60)),
                given.integer("max-reply-mebibytes", 32, 1, 512) * MIB,
                given.text("proxy-host").orElse(""),
                given.integer("proxy-port", 0, 1, 65_535),
                given.text("proxy-user").orElse(""),
                given.text("proxy-password").orElse(""),
                given.text("trust-store").orElse(""),
                given.text("trust-store-password").orElse(""),
                given.text("client-key-store").orElse(""),
                given.text("client-key-store-password").orElse(""));
        pair(given, "proxy-host", connection.proxyHost, "proxy-port", connection.proxyPort == 0 ? "" : "set");
        pair(given, "proxy-user", connection.proxyUser, "proxy-password", connection.proxyPassword);
        pair(given, "trust-store", connection.trustStore, "trust-store-password", connection.trustStorePassword);
        pair(
                given,
                "client-key-store",
                connection.clientKeyStore,
                "client-key-store-password",
                connection.clientKeyStorePassword);
        if (!connection.proxyUser.isEmpty() && connection.proxyHost.isEmpty()) {
            given.problem("proxy-user", "is given without proxy-host");
        }
        return connection;
    }

    private static void pair(ConnectorSettings given, String first, String one, String second, String other) {
        if (one.isEmpty() != other.isEmpty()) {
            given.problem(one.isEmpty() ? first : second, "is missing; " + first + " and " + second + " go together");
        }
    }

    /** No passwords. */
    @Override
    public String toString() {
        return "SalesforceConnection[timeout " + requestTimeout + (proxyHost.isEmpty() ? "" : ", by proxy") + "]";
    }
}
