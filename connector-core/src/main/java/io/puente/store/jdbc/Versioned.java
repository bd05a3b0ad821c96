package io.puente.store.jdbc;

/** A record with the revision of its last change. */
record Versioned<T>(T value, long revision) {}
