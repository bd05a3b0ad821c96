package io.puente.store.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of the log or of the state up to date. Flyway's connections are closed when it returns. */
enum Migrations {
    LOG("log"),
    STATE("state");

    private final String name;

    Migrations(String name) {
        this.name = name;
    }

    /** @param where for people, if it fails */
    void migrate(String where, DataSource source, Dialect dialect) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:io/puente/store/jdbc/" + name)
                    .table("puente_" + name + "_history")
                    .placeholders(dialect.placeholders())
                    // On PostgreSQL both live in one schema: the second to come finds it not empty.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException("the tables in " + where + " cannot be opened or brought up to date", e);
        }
    }
}
