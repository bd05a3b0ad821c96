package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.salesforce.internal.WritePart.Mode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a batch: one call as a rule, one more for records whose creation runs assignment rules. Thread-safe. */
public final class CollectionsWriter {
    private final SalesforceApi api;
    private final String assignment;
    private final boolean allowDuplicates;

    /**
     * @param assignment {@code TRUE} for the active rule or the id of one; sent when a change that creates asks for it
     * @param allowDuplicates save although an alerting duplicate rule matches; blocking rules block regardless
     */
    public CollectionsWriter(SalesforceApi api, String assignment, boolean allowDuplicates) {
        this.api = api;
        this.assignment = assignment;
        this.allowDuplicates = allowDuplicates;
    }

    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        if (batch.changes().isEmpty()) {
            return List.of();
        }
        Map<String, ChangeResult> results = new HashMap<>();
        List<WritePart> plain = new ArrayList<>();
        List<Change> lost = new ArrayList<>();
        for (WritePart part : WritePart.of(batch)) {
            if (part.mode() == Mode.CREATE) {
                lost.addAll(send(part, results));
            } else {
                plain.add(part);
            }
        }
        if (!lost.isEmpty()) {
            plain.add(new WritePart(Mode.UPSERT, lost));
        }
        sendAll(plain, results);
        List<ChangeResult> ordered = new ArrayList<>(batch.changes().size());
        for (Change change : batch.changes()) {
            ordered.add(
                    java.util.Objects.requireNonNull(results.get(change.key().value())));
        }
        return ordered;
    }

    private void sendAll(List<WritePart> parts, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        if (parts.size() < 2) {
            for (WritePart part : parts) {
                send(part, results);
            }
            return;
        }
        SalesforceCall call = call("POST", "/composite", false, CollectionsCodec.composite(api, parts));
        JsonNode answer = api.json(call);
        List<HttpReply> replies = CollectionsCodec.parts(call, answer, parts.size());
        for (int i = 0; i < parts.size(); i++) {
            settle(parts.get(i), call, replies.get(i), results);
        }
    }

    private List<Change> send(WritePart part, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        SalesforceCall call =
                call(part.method(), part.resource(), part.mode() == Mode.CREATE, CollectionsCodec.body(part));
        return settle(part, call, api.send(call), results);
    }

    /** @return changes that were to be created and are there already: an earlier answer was lost */
    private List<Change> settle(WritePart part, SalesforceCall call, HttpReply reply, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        if (reply.success()) {
            return settle(part, CollectionsCodec.rows(call, part, SalesforceApi.read(call, reply)), results);
        }
        Optional<SalesforceError> blamed = api.failures().blamesContent(reply);
        if (blamed.isEmpty()) {
            throw api.failures().of(reply);
        }
        if (part.changes().size() == 1) {
            Change change = part.changes().get(0);
            return settle(part, List.of(new CollectionsCodec.Row(change, "", false, blamed)), results);
        }
        // A value that Salesforce cannot even read refuses the whole call; halving finds the record that holds it.
        List<Change> lost = new ArrayList<>();
        for (WritePart half : part.halves()) {
            lost.addAll(send(half, results));
        }
        return lost;
    }

    private static List<Change> settle(
            WritePart part, List<CollectionsCodec.Row> rows, Map<String, ChangeResult> results) throws TargetFailure {
        List<Change> lost = new ArrayList<>();
        for (CollectionsCodec.Row row : rows) {
            Change change = row.change();
            if (row.error().isEmpty()) {
                results.put(change.key().value(), new ChangeResult.Applied(change, row.recordId(), row.created()));
                continue;
            }
            SalesforceError error = row.error().get();
            Failure failure = RowFailures.of(change, error);
            if (failure.kind().scope() == FailureKind.Scope.TARGET) {
                // Records that were applied are sent again and found by their keys.
                throw new TargetFailure(failure);
            }
            if (part.mode() == Mode.CREATE && RowFailures.duplicateOfOurKey(change, failure, error)) {
                lost.add(change);
            } else {
                results.put(change.key().value(), new ChangeResult.Rejected(change, failure));
            }
        }
        return lost;
    }

    private SalesforceCall call(String method, String resource, boolean assign, JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        // Left out, Salesforce runs the rules or gives the case to its default owner, on updates too.
        headers.put("Sforce-Auto-Assign", assign ? assignment : "FALSE");
        headers.put("Sforce-Duplicate-Rule-Header", "allowSave=" + allowDuplicates);
        return new SalesforceCall(Purpose.WRITE, method, api.path(resource), headers, body.toString());
    }
}
