package com.example.acmedesk;

import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.net.URI;
import java.util.Set;

/**
 * The settings of one Acme Desk, below {@code puente.targets.<name>.settings}. Proxy, trust store and time-outs are not
 * among them: they belong to the connection, which core makes. {@code toString} does not show the key.
 *
 * @param url scheme, host and port; without a slash at the end
 * @param maxBatch Acme Desk takes up to 100 items in one call
 */
public record AcmeDeskSettings(String url, String apiKey, int maxBatch, int maxConcurrentCalls) {
    static final String API_KEY = "api-key";

    private static final int ACME_DESK_MOST = 100;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @throws SettingsProblems naming every mistake at once */
    static AcmeDeskSettings read(ConnectorSettings given) {
        AcmeDeskSettings settings = new AcmeDeskSettings(
                address(given),
                given.required(API_KEY),
                given.integer("max-batch", ACME_DESK_MOST, 1, ACME_DESK_MOST),
                given.integer("max-concurrent-calls", 4, 1, 16));
        // Without this nothing is ever reported, and a misspelt setting is silently ignored.
        given.finish();
        return settings;
    }

    private static String address(ConnectorSettings given) {
        String text = given.required("url").replaceAll("/+$", "");
        if (text.isEmpty()) {
            return text;
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            given.problem("url", "is not an address");
            return text;
        }
        boolean plain = "http".equals(uri.getScheme());
        if (uri.getHost() == null || !(plain || "https".equals(uri.getScheme()))) {
            given.problem("url", "must be an address such as https://example.acmedesk.example");
        } else if (plain && !LOOPBACK.contains(uri.getHost())) {
            given.problem("url", "must start with https:// (http is for loopback)");
        } else if (uri.getUserInfo() != null || uri.getQuery() != null) {
            given.problem("url", "must hold neither credentials nor a query");
        }
        return text;
    }

    @Override
    public String toString() {
        return "AcmeDeskSettings[" + url + "]";
    }
}
