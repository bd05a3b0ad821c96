package io.puente.route;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP client of one connection: it neither retries nor follows redirects nor keeps cookies. */
final class HttpClients {
    /** Idle connections may have been closed by the other side; using one that was would look like a lost answer. */
    private static final Duration CHECK_IDLE_AFTER = Duration.ofSeconds(1);

    private HttpClients() {}

    static CloseableHttpClient client(HttpConnection connection) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(connection))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(connection.responseTimeout()))
                        .setResponseTimeout(timeout(connection.responseTimeout()))
                        .build())
                // The client would send a POST again after some failures, and core would never know.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setUserAgent("Puente");
        URI proxy = connection.proxy();
        if (proxy != null) {
            var host = new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
            builder.setProxy(host);
            if (connection.proxyUser() != null) {
                var credentials = new BasicCredentialsProvider();
                // Camel's producer hands the client a context without credentials, so that the client's own are used.
                credentials.setCredentials(
                        new AuthScope(host),
                        new UsernamePasswordCredentials(
                                connection.proxyUser(), characters(connection.proxyPassword())));
                builder.setDefaultCredentialsProvider(credentials);
            }
        }
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(HttpConnection connection) {
        return new InterruptibleConnections()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls(connection)))
                .setMaxConnTotal(connection.maxConnections())
                .setMaxConnPerRoute(connection.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(connection.connectTimeout()))
                        .setSocketTimeout(timeout(connection.responseTimeout()))
                        .setValidateAfterInactivity(TimeValue.of(CHECK_IDLE_AFTER))
                        .build())
                .build();
    }

    private static SSLContext tls(HttpConnection connection) {
        try {
            SSLContextBuilder builder = SSLContextBuilder.create();
            if (connection.trustStore() != null) {
                builder.loadTrustMaterial(connection.trustStore(), characters(connection.trustStorePassword()));
            }
            if (connection.keyStore() != null) {
                char[] password = characters(connection.keyStorePassword());
                builder.loadKeyMaterial(connection.keyStore(), password, password);
            }
            return builder.build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "trust store or key store cannot be read: " + connection + ": " + e.getMessage(), e);
        }
    }

    private static char @Nullable [] characters(@Nullable String password) {
        return password == null ? null : password.toCharArray();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
