package io.puente.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The statements of one transaction. Statement templates: see {@link Dialect#sql}. Not thread-safe. */
final class Session {

    /** Rows sent to the database at once. */
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    Session(Connection connection, Dialect dialect) {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return jdbc.query(dialect.sql(sql), mapper, arguments);
    }

    /** Reads row by row without holding the whole result. */
    <T> T stream(String sql, int fetchSize, ResultSetExtractor<T> extractor, Object... arguments) {
        T result = jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(dialect.sql(sql));
                    statement.setFetchSize(fetchSize);
                    for (int i = 0; i < arguments.length; i++) {
                        statement.setObject(i + 1, arguments[i]);
                    }
                    return statement;
                },
                extractor);
        if (result == null) {
            throw new IllegalStateException("an extractor must return something");
        }
        return result;
    }

    /** Rows whose column is one of the keys; the arguments stand before the keys in the statement. No keys, no query. */
    <T> List<T> among(String sql, Collection<String> keys, RowMapper<T> mapper, Object... arguments) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                dialect.sql(sql),
                statement -> {
                    for (int i = 0; i < arguments.length; i++) {
                        statement.setObject(i + 1, arguments[i]);
                    }
                    dialect.bindAny(statement, arguments.length + 1, keys);
                },
                mapper);
    }

    int update(String sql, @Nullable Object... arguments) {
        return jdbc.update(dialect.sql(sql), arguments);
    }

    <T> void batch(String sql, Collection<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(dialect.sql(sql), rows, BATCH, setter);
        }
    }

    /** Rows changed by each; only where {@link Dialect#countsEachInsert}. */
    <T> List<Integer> batchCounts(String sql, Collection<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        return Arrays.stream(jdbc.batchUpdate(dialect.sql(sql), rows, BATCH, setter))
                .flatMapToInt(Arrays::stream)
                .boxed()
                .toList();
    }

    /** A number that may be NULL. */
    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
