package io.puente.siebel;

import io.puente.connector.ServerAddresses;
import io.puente.spi.ConnectorSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
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
    private static final Set<String> OURS = Set.of("authorization", "content-type", "content-length", "host", "accept");

    static SiebelConnection read(ConnectorSettings given) {
        URI server = new ServerAddresses(given, "https://siebel.example.com:9001").required("server-url");
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

    /** No header values. */
    @Override
    public String toString() {
        return "SiebelConnection[" + server + basePath + "]";
    }
}
