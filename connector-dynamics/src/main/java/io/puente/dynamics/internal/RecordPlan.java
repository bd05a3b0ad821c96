package io.puente.dynamics.internal;

import io.puente.spi.Change;
import java.util.Optional;

/**
 * How one change is written.
 *
 * @param address of its record, below the service root
 * @param state to be set by a request of its own; empty if none or if the creation itself sets it
 * @param initialState sent with the other values: a new record's state that the table takes on creation
 */
record RecordPlan(
        Change change, Table table, Mode mode, String address, Optional<State> state, Optional<State> initialState) {

    /** What is known of the record. */
    enum Mode {
        /** Not linked: created or updated by our key. */
        UPSERT,
        /** Linked: updated by id, which also puts our key on a record that others made; never created again. */
        UPDATE,
        /** Not linked, and routing is to run: an existing record would be routed away from the people who own it by now. */
        CREATE
    }

    /** State and status belong together. */
    record State(int state, int status) {}

    boolean linked() {
        return mode == Mode.UPDATE;
    }

    /** Cases are resolved by an action only. */
    boolean closesCase() {
        return table.name().equals(Table.INCIDENT)
                && state.map(State::state).filter(value -> value == 1).isPresent();
    }

    RecordPlan as(Mode other) {
        return new RecordPlan(change, table, other, address, state, initialState);
    }

    RecordPlan withoutState() {
        return new RecordPlan(change, table, mode, address, Optional.empty(), initialState);
    }
}
