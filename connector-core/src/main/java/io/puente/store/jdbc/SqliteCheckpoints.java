package io.puente.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the write-ahead log of one file into its database beside the writer. Left to SQLite, every thousandth page makes
 * some commit do this work and wait for two more fsyncs; done in larger steps, pages written often are moved once, and
 * group commits per second double.
 */
final class SqliteCheckpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpoints.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final SqliteConnections connections;
    private final Lock writing;
    /** SQLite refuses a second checkpoint at the same moment instead of waiting. Taken before {@link #writing}. */
    private final Lock moving = new ReentrantLock();

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean written;

    SqliteCheckpoints(String name, SqliteConnections connections, Lock writing) {
        this.connections = connections;
        this.writing = writing;
        this.thread = new Thread(this::run, "puente-checkpoint-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Something was committed. */
    void written() {
        written = true;
    }

    private void run() {
        try {
            while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (written) {
                    written = false;
                    checkpoint();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkpoint() {
        moving.lock();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            move(statement);
            move(statement);
            // The little that came meanwhile, with the writer held: only a log moved to its end is begun anew.
            writing.lock();
            try {
                move(statement);
            } finally {
                writing.unlock();
            }
        } catch (SQLException e) {
            // Nothing is lost: it stays in the write-ahead log, and the next round tries again.
            written = true;
            LOG.debug("checkpoint", e);
        } finally {
            moving.unlock();
        }
    }

    /** Leaves nothing in the write-ahead log; readers that are under way are waited for. */
    void truncate() {
        moving.lock();
        writing.lock();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (answer.next() && answer.getInt(1) != 0) {
                LOG.warn("the write-ahead log could not be emptied after an erasure: a reader holds it");
            }
        } catch (SQLException e) {
            // Everything is committed; the log is overwritten sooner or later by what comes next.
            LOG.warn("the write-ahead log could not be emptied after an erasure, code {}", e.getErrorCode());
        } finally {
            writing.unlock();
            moving.unlock();
        }
    }

    private static void move(Statement statement) throws SQLException {
        statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
