package io.puente.salesforce.internal;

import io.puente.spi.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole reply of any status; header names in any case. */
public record SalesforceReply(int status, Map<String, String> headers, byte[] body) {

    public SalesforceReply {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** As {@link HttpReply#retryAfter}; Salesforce asks for no wait, but proxies in front of it do. */
    Optional<Duration> retryAfter(Instant now) {
        return new HttpReply(status, headers, body).retryAfter(now);
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** Status and size only. */
    @Override
    public String toString() {
        return "SalesforceReply[" + status + ", " + body.length + " bytes]";
    }
}
