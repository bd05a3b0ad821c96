package io.puente.connector;

import io.puente.spi.ConnectorSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses in a connector's settings. They are {@code https}; {@code http} is for loopback, or with
 * {@code allow-http: true}. None holds credentials. What is wrong becomes a problem of the settings. Not thread-safe;
 * not kept.
 */
public final class ServerAddresses {
    /** Stands for what could not be read; the settings then have a problem, and nobody gets to see it. */
    private static final URI NONE = URI.create("https://invalid.invalid");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final ConnectorSettings given;
    private final String example;
    private final boolean allowHttp;

    /** @param example of an address, for messages: {@code https://example.my.salesforce.com} */
    public ServerAddresses(ConnectorSettings given, String example) {
        this.given = given;
        this.example = example;
        this.allowHttp = given.flag("allow-http", false);
    }

    /** Scheme, host and port; a slash at the end is dropped. */
    public URI required(String name) {
        return server(name, given.required(name));
    }

    /** As {@link #required}; empty if it is not given. */
    public Optional<URI> given(String name) {
        return given.text(name).map(text -> server(name, text));
    }

    /** The problems of an address that may have a path and a query; none where it is not given. */
    public void check(String name) {
        given.text(name).ifPresent(text -> read(name, text));
    }

    private URI server(String name, String text) {
        URI uri = read(name, text);
        if (!Optional.ofNullable(uri.getPath()).orElse("").isEmpty() || uri.getQuery() != null) {
            given.problem(name, "must end after the host name or port");
        }
        return uri;
    }

    private URI read(String name, String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            given.problem(name, "is not an address");
            return NONE;
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
            given.problem(name, "must be an address such as " + example);
            return NONE;
        }
        if (scheme.equals("http") && !allowHttp && !LOOPBACK.contains(uri.getHost())) {
            given.problem(name, "must start with https:// (http is for loopback, or with allow-http: true)");
        } else if (uri.getUserInfo() != null) {
            given.problem(name, "must not hold credentials");
        }
        return uri;
    }
}
