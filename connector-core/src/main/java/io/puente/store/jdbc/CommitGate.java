package io.puente.store.jdbc;

/** Stands between the last insert and the commit of the log, so that a test can hold a commit back or make it fail. */
@FunctionalInterface
public interface CommitGate {

    CommitGate OPEN = entries -> {};

    /** @param entries how many appends wait for this commit */
    void beforeCommit(int entries);
}
