package io.puente.boot;

import io.puente.boot.PuenteSettings.Connection;
import io.puente.route.HttpConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From settings to the connections that routes open. */
final class Connections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** One call to a CRM may write a thousand records. */
    private static final Duration CRM_RESPONSE_TIMEOUT = Duration.ofSeconds(120);

    private static final Duration GRAPH_RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private Connections() {}

    static HttpConnection toCrm(@Nullable Connection given, int maxConnections) {
        return of(given, CRM_RESPONSE_TIMEOUT, maxConnections);
    }

    static HttpConnection toGraph(Connection given, int maxConnections) {
        return of(given, GRAPH_RESPONSE_TIMEOUT, maxConnections);
    }

    private static HttpConnection of(@Nullable Connection given, Duration responseTimeout, int maxConnections) {
        if (given == null) {
            return new HttpConnection(
                    null, null, null, null, null, null, null, CONNECT_TIMEOUT, responseTimeout, maxConnections);
        }
        return new HttpConnection(
                given.proxy(),
                given.proxyUser(),
                text(given.proxyPassword()),
                given.trustStore(),
                text(given.trustStorePassword()),
                given.keyStore(),
                text(given.keyStorePassword()),
                given.connectTimeout(),
                given.responseTimeout() == null ? responseTimeout : given.responseTimeout(),
                maxConnections);
    }

    private static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }
}
