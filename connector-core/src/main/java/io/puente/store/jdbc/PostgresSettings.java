package io.puente.store.jdbc;

/**
 * Where the PostgreSQL database is.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's own parameters for TLS
 * @param connections upper bound of connections that write, and as many that read
 */
public record PostgresSettings(String url, String user, String password, int connections) {

    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("a PostgreSQL address starts with jdbc:postgresql:");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("at least 2 connections are needed, not " + connections);
        }
    }

    /** Without the password and the address's parameters, which may hold one. */
    @Override
    public String toString() {
        return "PostgresSettings[" + url.replaceFirst("\\?.*", "") + ", " + user + "]";
    }
}
