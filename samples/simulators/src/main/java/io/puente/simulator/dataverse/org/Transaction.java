package io.puente.simulator.dataverse.org;

import java.util.ArrayList;
import java.util.List;

/** How to take back what was changed so far, newest first. Used under the organisation's write lock only. */
public final class Transaction {
    private final List<Runnable> steps = new ArrayList<>();

    /** @param step takes back what was just done */
    public void onRollback(Runnable step) {
        steps.add(step);
    }

    public int mark() {
        return steps.size();
    }

    public void backTo(int mark) {
        for (int i = steps.size() - 1; i >= mark; i--) {
            steps.remove(i).run();
        }
    }
}
