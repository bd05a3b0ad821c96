package io.puente.store.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables of the log or of the state up to date. Flyway's connections are closed when it returns. */
enum Migrations {
    LOG("log"),
    STATE("state");

    private final String name;

    Migrations(String name) {
        this.name = name;
    }

    void migrate(DataSource source, Dialect dialect) {
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
    }
}
