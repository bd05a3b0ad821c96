package com.example.acmedesk;

import io.puente.connector.ServerAddresses;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;

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

    /** @throws SettingsProblems naming every mistake at once */
    static AcmeDeskSettings read(ConnectorSettings given) {
        AcmeDeskSettings settings = new AcmeDeskSettings(
                new ServerAddresses(given, "https://example.acmedesk.example")
                        .required("url")
                        .toString(),
                given.required(API_KEY),
                given.integer("max-batch", ACME_DESK_MOST, 1, ACME_DESK_MOST),
                given.integer("max-concurrent-calls", 4, 1, 16));
        // Without this nothing is ever reported, and a misspelt setting is silently ignored.
        given.finish();
        return settings;
    }

    @Override
    public String toString() {
        return "AcmeDeskSettings[" + url + "]";
    }
}
