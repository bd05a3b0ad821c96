package io.puente.salesforce.internal;

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

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** Status and size only. */
    @Override
    public String toString() {
        return "SalesforceReply[" + status + ", " + body.length + " bytes]";
    }
}
