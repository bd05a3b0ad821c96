package io.puente.dynamics.internal;

import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that write one change. Several of them stand in a change set: all of them happen or none.
 *
 * @param reopening the record is closed, and opened for the time of the change
 */
record WriteUnit(RecordPlan plan, List<WriteRequest> requests, boolean reopening) {

    WriteUnit {
        requests = List.copyOf(requests);
    }

    /** @param body of the change itself */
    static WriteUnit of(RecordPlan plan, WriteRequest.Body body, WriteSettings settings) {
        List<WriteRequest> requests = new ArrayList<>();
        requests.add(record(plan, body, settings));
        plan.state().ifPresent(state -> requests.add(plan.closesCase() ? close(plan, state) : patch(plan, state)));
        return new WriteUnit(plan, requests, false);
    }

    /** For activities that are completed, where the environment lets nobody change those. */
    static WriteUnit reopened(
            RecordPlan plan, WriteRequest.Body body, WriteSettings settings, State open, State after) {
        List<WriteRequest> requests = new ArrayList<>();
        requests.add(patch(plan, open));
        requests.add(record(plan, body, settings));
        requests.add(patch(plan, plan.state().orElse(after)));
        return new WriteUnit(plan, requests, true);
    }

    /** Where the answer to the change itself stands among the answers. */
    int recordAt() {
        return reopening ? 1 : 0;
    }

    private static WriteRequest record(RecordPlan plan, WriteRequest.Body body, WriteSettings settings) {
        List<String> headers = new ArrayList<>();
        if (plan.linked()) {
            // Without it, a record that people deleted would come back.
            headers.add("If-Match: *");
        } else {
            headers.add("Prefer: return=representation");
        }
        if (plan.mode() == Mode.CREATE) {
            headers.add("If-None-Match: *");
        }
        if (settings.obeyDuplicateRules()) {
            headers.add("MSCRM.SuppressDuplicateDetection: false");
        }
        String select = plan.linked() ? "" : "?$select=" + plan.table().primaryId();
        return new WriteRequest("PATCH", plan.address() + select, headers, body);
    }

    private static WriteRequest patch(RecordPlan plan, State state) {
        return new WriteRequest("PATCH", plan.address(), List.of("If-Match: *"), json -> {
            json.writeStartObject();
            RecordJson.state(json, state);
            json.writeEndObject();
        });
    }

    private static WriteRequest close(RecordPlan plan, State state) {
        return new WriteRequest("POST", "CloseIncident", List.of(), json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("IncidentResolution");
            json.writeStringField("@odata.type", "Microsoft.Dynamics.CRM.incidentresolution");
            json.writeStringField("subject", "WhatsApp");
            json.writeStringField("incidentid@odata.bind", "/" + plan.address());
            json.writeEndObject();
            json.writeNumberField("Status", state.status());
            json.writeEndObject();
        });
    }
}
