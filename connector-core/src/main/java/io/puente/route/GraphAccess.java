package io.puente.route;

import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How the Graph API is reached.
 *
 * @param baseUri without version, such as {@code https://graph.facebook.com}
 * @param apiVersion such as {@code v25.0}
 * @param token asked before every call, so that it can be renewed
 * @param connection also to the media hosts
 */
public record GraphAccess(URI baseUri, String apiVersion, Supplier<String> token, HttpConnection connection) {

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

    /** Without the token. */
    @Override
    public String toString() {
        return "GraphAccess[" + baseUri + ", " + apiVersion + "]";
    }
}
