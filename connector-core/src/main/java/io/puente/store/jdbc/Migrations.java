package io.puente.store.jdbc;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

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
            flyway(source, dialect).migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException("the tables in " + where + " cannot be opened or brought up to date", e);
        }
    }

    /**
     * Changes nothing.
     *
     * @throws IllegalStateException if the tables are not those of this program
     */
    void check(String where, DataSource source, Dialect dialect) {
        MigrationInfo[] pending;
        MigrationInfo[] all;
        try {
            MigrationInfoService info = flyway(source, dialect).info();
            pending = info.pending();
            all = info.all();
        } catch (FlywayException e) {
            throw new IllegalStateException("the tables in " + where + " cannot be looked at", e);
        }
        if (pending.length > 0) {
            throw new IllegalStateException("the tables in " + where + " are older than this program, or not there yet:"
                    + " start the gateway of this version once, which brings them up to date");
        }
        if (Arrays.stream(all).anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS)) {
            throw new IllegalStateException("the tables in " + where
                    + " are newer than this program: run the command with the version that the gateway has");
        }
    }

    private Flyway flyway(DataSource source, Dialect dialect) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:io/puente/store/jdbc/" + name)
                .table("puente_" + name + "_history")
                .placeholders(dialect.placeholders())
                // On PostgreSQL both live in one schema: the second to come finds it not empty.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
