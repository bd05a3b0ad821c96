package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.state.UndoLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of a case: resolved by its own message only, cancelled and reopened by an update. */
public final class CaseRules {
    private static final int ACTIVE = 0;
    private static final int RESOLVED = 1;
    private static final int CANCELLED = 2;

    private final Organization org;

    CaseRules(Organization org) {
        this.org = org;
    }

    void checkTransition(Row incident, int from, int to) {
        if (to == RESOLVED) {
            throw new ApiException(
                    ErrorCode.INVALID_ARGUMENT,
                    "This message can not be used to set the state of incident to Resolved. In order to set state of"
                            + " incident to Resolved, use the CloseIncidentRequest message instead.");
        }
        if (from != ACTIVE && to == CANCELLED) {
            throw new ApiException(
                    ErrorCode.INVALID_INCIDENT_STATE,
                    "The state of the incident is invalid for this operation: it is not active.");
        }
        if (to == CANCELLED && hasOpenActivities(incident)) {
            throw new ApiException(
                    ErrorCode.CANNOT_CANCEL,
                    "The incident can not be cancelled because there are open activities for this incident.");
        }
    }

    private boolean hasOpenActivities(Row incident) {
        if (!org.rules().openActivitiesBlock()) {
            return false;
        }
        for (TableType activity : org.schema().activities()) {
            Column regarding = activity.known("regardingobjectid");
            for (Row row : org.rows(activity).find(regarding, incident.ref())) {
                int state = row.number("statecode");
                if (state == 0 || state == 3) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Resolves a case and stores its resolution.
     *
     * @param status -1 for the default of the state
     * @param resolution values of the resolution, the case included
     * @throws ApiException for a status of another state, a case that is not open, or open activities
     */
    public Row close(Row incident, int status, Map<Column, @Nullable Object> resolution, Caller caller, UndoLog tx) {
        Column reasons = incident.type().known("statuscode");
        int reason = status == -1 ? reasons.defaultStatus(RESOLVED) : status;
        Choice choice = reasons.choice(reason);
        if (choice == null || choice.state() != RESOLVED) {
            throw new ApiException(
                    ErrorCode.INVALID_STATE_STATUS,
                    reason + " is not a valid status code on incident with Id " + incident.id());
        }
        if (incident.number("statecode") != ACTIVE) {
            throw new ApiException(ErrorCode.ALREADY_CLOSED, "Already Closed or Canceled");
        }
        if (hasOpenActivities(incident)) {
            throw new ApiException(
                    ErrorCode.CANNOT_CLOSE,
                    "The incident can not be closed because there are open activities for this incident.");
        }
        org.rowLocks().check(incident.id());
        org.rules().beforeWrite("Update", incident, caller);
        TableType type = org.schema().known("incidentresolution");
        Row row = org.writer().create(type, null, resolution, caller, tx);
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("statecode", 1);
        done.put("statuscode", type.known("statuscode").defaultStatus(1));
        done.put("resolutiontypecode", reason == 5 || reason == 1000 ? reason : null);
        done.put("actualend", org.now());
        org.writer().set(row, done, tx);
        org.writer()
                .set(
                        incident,
                        Map.of(
                                "statecode",
                                RESOLVED,
                                "statuscode",
                                reason,
                                "modifiedby",
                                new Ref("systemuser", caller.userId())),
                        tx);
        return row;
    }
}
