package io.puente.store.jdbc;

import io.puente.testkit.ErasureContract;
import io.puente.testkit.MovableClock;
import io.puente.testkit.StoreUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

class PostgresErasureContractTest extends ErasureContract {
    private final List<PostgresSettings> opened = new ArrayList<>();

    @Override
    protected StoreUnderTest open(MovableClock clock) throws Exception {
        opened.add(PostgresServer.newSchema());
        return new OpenStores(JdbcStores.postgres(opened.get(opened.size() - 1), clock));
    }

    @Override
    protected List<String> everyValue() throws Exception {
        PostgresSettings settings = opened.get(0);
        try (Connection connection =
                DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            return EveryValue.in(connection, connection.getSchema());
        }
    }
}
