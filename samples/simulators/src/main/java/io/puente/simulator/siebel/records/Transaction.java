package io.puente.simulator.siebel.records;

import java.util.ArrayDeque;
import java.util.Deque;

/** What to do to take the writes of one request back. Used under the write lock. */
public final class Transaction {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void onUndo(Runnable step) {
        undo.push(step);
    }

    void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
