package io.puente.siebel;

import io.puente.spi.ConnectorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where Siebel's REST API is.
 *
 * @param server scheme, host and port of the Application Interface
 * @param basePath {@code /siebel/v1.0}; the context is the customer's choice, and Open Integration has its own
 * @param headers sent with every call, for gateways that ask for more
 * @param trailingSlash end the addresses of data with a slash, as describe shows them
 * @param maxConcurrentCalls at one time, over all targets of this server
 * @param longestAddress bytes of one address; a look-up of many keys is spread over several calls
 */
public record SiebelConnection(
        URI server,
        String basePath,
        Map<String, String> headers,
        boolean trailingSlash,
        int maxConcurrentCalls,
        int longestAddress) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
    private static final Set<String> OURS = Set.of("authorization", "content-type", "content-length", "host", "accept");

    static SiebelConnection read(ConnectorSettings given) {
        boolean allowHttp = given.flag("allow-http", false);
        URI server = address(given, "server-url", given.required("server-url"), allowHttp);
        String basePath = given.text("base-path").orElse("/siebel/v1.0");
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            given.problem("base-path", "must be a path such as /siebel/v1.0, without a slash at the end");
        }
        Map<String, String> headers = SiteNamesReader.pairs(given, "headers");
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,80}") || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                given.problem("headers", "must be names of letters, digits and hyphens with plain values");
            } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                given.problem("headers", "must not hold " + name + "; the connector sets it");
            }
        });
        return new SiebelConnection(
                server,
                basePath,
                headers,
                given.flag("trailing-slash", true),
                given.integer("max-concurrent-calls", 8, 1, 20),
                given.integer("longest-address", 6_000, 1_000, 60_000));
    }

    static Duration positive(ConnectorSettings given, String name, Duration defaultValue) {
        Duration value = given.duration(name, defaultValue);
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(24)) > 0) {
            given.problem(name, "must be longer than zero and at most 24h");
            return defaultValue;
        }
        return value;
    }

    static URI address(ConnectorSettings given, String name, String text, boolean allowHttp) {
        URI uri = address(given, name, text, allowHttp, "https://siebel.example.com:9001");
        if (!Optional.ofNullable(uri.getPath()).orElse("").isEmpty() || uri.getQuery() != null) {
            given.problem(name, "must end after the host name and port");
        }
        return uri;
    }

    static URI address(ConnectorSettings given, String name, String text, boolean allowHttp, String example) {
        URI fallback = URI.create("https://invalid.invalid");
        if (text.isEmpty()) {
            return fallback;
        }
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            given.problem(name, "is not an address");
            return fallback;
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
            given.problem(name, "must be an address such as " + example);
        } else if (scheme.equals("http") && !allowHttp && !LOOPBACK.contains(uri.getHost())) {
            given.problem(name, "must start with https:// (http is for loopback, or with allow-http: true)");
        } else if (uri.getUserInfo() != null) {
            given.problem(name, "must not hold credentials");
        }
        return uri;
    }

    /** No header values. */
    @Override
    public String toString() {
        return "SiebelConnection[" + server + basePath + "]";
    }
}
