package io.puente.simulator.state;

import java.util.ArrayList;
import java.util.List;

/** How to take back what one call has changed so far, newest first. Used under the write lock of the rows only. */
public final class UndoLog {
    private final List<Runnable> steps = new ArrayList<>();

    /** @param step takes back what was just done */
    public void onUndo(Runnable step) {
        steps.add(step);
    }

    /** A point to return to. */
    public int mark() {
        return steps.size();
    }

    public void backTo(int mark) {
        for (int i = steps.size() - 1; i >= mark; i--) {
            steps.remove(i).run();
        }
    }
}
