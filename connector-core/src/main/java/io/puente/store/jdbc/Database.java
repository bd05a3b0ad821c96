package io.puente.store.jdbc;

/** One database file or server. Thread-safe. */
interface Database extends AutoCloseable {

    /** Runs the work in one transaction and commits it; nothing of it is kept if it throws. May run it again after a deadlock. */
    <T, X extends Exception> T write(Work<T, X> work) throws X;

    /** Runs the work on one unchanging snapshot. */
    <T, X extends Exception> T read(Work<T, X> work) throws X;

    /** After an erasure: what was overwritten must not linger where this program can reach it. */
    void scrub();

    @Override
    void close();

    /** Statements that belong together. Database errors are Spring's unchecked {@code DataAccessException}s. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run(Session session) throws X;
    }
}
