package io.puente.route;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * How the Graph API is reached.
 *
 * @param baseUri without version, such as {@code https://graph.facebook.com}
 * @param apiVersion such as {@code v25.0}
 * @param token asked before every call, so that it can be renewed
 * @param userAgent sent with every call; the Java default may be refused by the media host
 * @param proxy of scheme http, if there is one
 * @param tls trust and key stores; the platform's own if missing
 */
public record GraphAccess(
        URI baseUri,
        String apiVersion,
        Supplier<String> token,
        Duration connectTimeout,
        Duration responseTimeout,
        String userAgent,
        @Nullable URI proxy,
        @Nullable SSLContextParameters tls) {

    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");

    /** @throws IllegalArgumentException for an address or version that cannot work */
    public GraphAccess {
        if (baseUri.getHost() == null || baseUri.getRawQuery() != null || baseUri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the Graph API's base-uri needs a host and has neither query nor user: scheme://host[:port][/path]");
        }
        if (!VERSION.matcher(apiVersion).matches()) {
            throw new IllegalArgumentException("api-version is " + apiVersion + "; allowed: a version such as v25.0");
        }
    }

    /** With the usual times and no proxy. */
    public static GraphAccess of(URI baseUri, String apiVersion, Supplier<String> token) {
        return new GraphAccess(
                baseUri, apiVersion, token, Duration.ofSeconds(5), Duration.ofSeconds(30), "Puente", null, null);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "GraphAccess[" + baseUri + ", " + apiVersion + "]";
    }
}
