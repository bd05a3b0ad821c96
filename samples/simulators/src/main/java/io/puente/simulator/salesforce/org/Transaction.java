package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.state.UndoLog;
import org.jspecify.annotations.Nullable;

/** What one call has changed so far. Setup rows and data rows may not share a transaction. */
public final class Transaction {
    private final UndoLog undo = new UndoLog();
    private @Nullable SObjectType first;

    UndoLog undo() {
        return undo;
    }

    public int mark() {
        return undo.mark();
    }

    public void backTo(int mark) {
        undo.backTo(mark);
    }

    void touch(SObjectType type) {
        SObjectType before = first;
        if (before == null) {
            first = type;
        } else if (before.traits().setup() != type.traits().setup()) {
            throw new ApiException(
                    "MIXED_DML_OPERATION",
                    "DML operation on setup object is not permitted after you have updated a non-setup object (or vice"
                            + " versa): " + type + ", original object: " + before);
        }
    }
}
