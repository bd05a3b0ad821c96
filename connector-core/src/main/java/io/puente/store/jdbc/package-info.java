/**
 * The durable store over JDBC: SQLite (two files, one writer each) and PostgreSQL, with one set of statements. Imports
 * the ports, the model, Spring's JDBC support, Flyway, Hikari and Jackson. {@link io.puente.store.jdbc.JdbcStores} is the
 * way in; only boot, tools and tests use it.
 */
@NullMarked
package io.puente.store.jdbc;

import org.jspecify.annotations.NullMarked;
