package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which states and status reasons go together, and which changes of state take another way. */
final class StateRules {
    private final Organization org;

    StateRules(Organization org) {
        this.org = org;
    }

    /** Activities always start open, whatever the body says; other rows start in the state they name. */
    void onCreate(Row row, Map<Column, @Nullable Object> values) {
        Column state = row.type().column("statecode");
        Column status = row.type().column("statuscode");
        if (state == null || status == null) {
            return;
        }
        boolean startsOpen = row.type().traits().activity() || row.type().name().equals("incident");
        int wantedState = startsOpen || !(row.get(state) instanceof Integer given) ? 0 : given;
        row.set(state, wantedState);
        if (row.type().traits().activity() || !(values.get(status) instanceof Integer)) {
            row.set(status, status.defaultStatus(wantedState));
        }
        check(row, state, status, wantedState, row.number("statuscode"));
    }

    /** Completes the pair of columns in {@code wanted} and checks the transition. */
    void onUpdate(Row row, Map<Column, @Nullable Object> wanted) {
        Column state = row.type().column("statecode");
        Column status = row.type().column("statuscode");
        boolean incident = row.type().name().equals("incident");
        if (state == null || status == null || (!wanted.containsKey(state) && !wanted.containsKey(status))) {
            if (incident && row.number("statecode") != 0 && org.rules().resolvedIsReadOnly()) {
                throw new ApiException(
                        ErrorCode.INACTIVE,
                        "The object cannot be updated because it is read-only. Case " + row.id() + " is not active.");
            }
            return;
        }
        int oldState = row.number("statecode");
        int newState;
        int newStatus;
        if (wanted.get(status) instanceof Integer given) {
            newStatus = given;
            Choice choice = status.choice(given);
            newState = wanted.get(state) instanceof Integer both ? both : choice == null ? oldState : choice.state();
        } else {
            newState = wanted.get(state) instanceof Integer given ? given : oldState;
            newStatus = newState == oldState ? row.number("statuscode") : status.defaultStatus(newState);
        }
        check(row, state, status, newState, newStatus);
        if (incident && newState != oldState) {
            org.cases().checkTransition(row, oldState, newState);
        }
        wanted.put(state, newState);
        wanted.put(status, newStatus);
    }

    private static void check(Row row, Column state, Column status, int newState, int newStatus) {
        Choice choice = status.choice(newStatus);
        if (choice == null || choice.state() != newState) {
            Choice named = state.choice(newState);
            throw new ApiException(
                    ErrorCode.INVALID_STATE_STATUS,
                    newStatus + " is not a valid status code for state code "
                            + row.type().traits().schemaName()
                            + "State." + (named == null ? newState : named.label()) + " on " + row.type() + " with Id "
                            + row.id() + ".");
        }
    }
}
