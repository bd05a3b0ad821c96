package io.puente.route;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one address is reached. Stores are PKCS#12 or JKS.
 *
 * @param proxy scheme, host and port; null for none
 * @param proxyUser for a proxy that asks; null for none
 * @param trustStore certificates accepted instead of the platform's; null for the platform's
 * @param keyStore our client certificate; null for none
 * @param responseTimeout the longest silence while an answer is awaited
 */
public record HttpConnection(
        @Nullable URI proxy,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword,
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        Duration connectTimeout,
        Duration responseTimeout,
        int maxConnections) {
    public static final HttpConnection DEFAULT = new HttpConnection(
            null, null, null, null, null, null, null, Duration.ofSeconds(5), Duration.ofSeconds(30), 20);

    /** Without the passwords. */
    @Override
    public String toString() {
        return "HttpConnection[proxy " + proxy + ", trust store " + trustStore + ", key store " + keyStore + "]";
    }
}
