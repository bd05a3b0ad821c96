package io.puente.parity;

import io.puente.store.jdbc.JdbcStores;
import io.puente.store.jdbc.PostgresServer;
import io.puente.store.jdbc.PostgresSettings;
import org.junit.jupiter.api.Nested;

/** Comparisons, their causes and their worker, with the stores on PostgreSQL. */
class PostgresParityTest {
    private static ParityBench fresh() throws Exception {
        PostgresSettings schema = PostgresServer.newSchema();
        return new ParityBench(clock -> JdbcStores.postgres(schema, clock));
    }

    @Nested
    class Run extends ParityRunTest {
        @Override
        ParityBench bench() throws Exception {
            return fresh();
        }
    }

    @Nested
    class Causes extends CausesTest {
        @Override
        ParityBench bench() throws Exception {
            return fresh();
        }
    }

    @Nested
    class Worker extends ParityWorkerTest {
        @Override
        ParityBench bench() throws Exception {
            return fresh();
        }
    }
}
