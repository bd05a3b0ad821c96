package io.puente.salesforce.internal;

import java.time.Duration;

/**
 * How force-wsc reaches the organisation; it has its own HTTP client. Empty texts mean not set.
 *
 * @param deployTimeout how long a deployment may take before the connector stops waiting for it
 */
public record SoapConnection(
        Duration connectTimeout,
        Duration readTimeout,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword,
        Duration deployTimeout) {

    /** No password. */
    @Override
    public String toString() {
        return "SoapConnection[timeout " + readTimeout + "]";
    }
}
