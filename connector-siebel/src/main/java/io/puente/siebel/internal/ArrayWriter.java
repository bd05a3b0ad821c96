package io.puente.siebel.internal;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FailureKind.Scope;
import io.puente.spi.HttpReply;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a batch in arrays: one call for what is new and one for what is there. Siebel takes or refuses an array as a
 * whole; halving finds the record that is to blame. Thread-safe.
 */
public final class ArrayWriter {
    private final SiebelApi api;
    private final SiteNames names;
    private final EmojiPolicy emoji;
    private final ZoneProof zone;
    private final KeyedRecords keyed = new KeyedRecords();
    private final WritePlanner planner;
    private final ParentIds parents;
    private final FieldLengths lengths;

    public ArrayWriter(SiebelApi api, SiteNames names, EmojiPolicy emoji, UserZone zone, SiebelSchemaReader schema) {
        this.api = api;
        this.names = names;
        this.emoji = emoji;
        SearchRecordReader reader = new SearchRecordReader(api, names, emoji, zone, Purpose.READ);
        this.zone = new ZoneProof(api, names, zone);
        this.planner = new WritePlanner(reader, keyed);
        this.parents = new ParentIds(reader);
        this.lengths = new FieldLengths(schema, emoji);
    }

    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        if (batch.changes().isEmpty()) {
            return List.of();
        }
        for (Change change : batch.changes()) {
            requireNoProtectedField(change);
        }
        return new Run(batch).results();
    }

    /** One batch under way. */
    private final class Run {
        private final ObjectName object;
        private final List<Change> changes;
        private final Map<String, Integer> room;
        private final Map<String, ChangeResult> results = new HashMap<>();

        Run(ChangeBatch batch) throws TargetFailure, InterruptedException {
            this.object = batch.object();
            this.changes = batch.changes();
            this.room = lengths.of(object, changes);
        }

        List<ChangeResult> results() throws TargetFailure, InterruptedException {
            WritePlan plan = planner.plan(object, parents.resolve(changes, results), results);
            insert(plan.inserts(), false);
            update(plan.updates(), false);
            List<ChangeResult> ordered = new ArrayList<>(changes.size());
            for (Change change : changes) {
                ordered.add(Objects.requireNonNull(results.get(change.key().value())));
            }
            return ordered;
        }

        /** @param lookedUp whether keys that Siebel has already were looked for */
        private void insert(List<Row> rows, boolean lookedUp) throws TargetFailure, InterruptedException {
            if (rows.isEmpty()) {
                return;
            }
            SiebelCall call = call("POST", rows);
            HttpReply reply = api.send(call);
            if (reply.success()) {
                List<String> ids = ArrayCodec.ids(call, rows, reply);
                applied(rows, ids, true);
                if (zone.provenOtherwise(object, ids.get(0), reply)) {
                    update(renewed(rows, ids), true);
                    applied(rows, ids, true);
                }
                return;
            }
            SiebelError error = blamed(reply);
            if (SiebelCodes.duplicate(error.code()) && !lookedUp && update(found(rows), rows)) {
                return;
            }
            if (rows.size() == 1) {
                rejected(rows.get(0), error, reply.status());
                return;
            }
            for (List<Row> half : Row.halves(rows)) {
                insert(half, lookedUp || SiebelCodes.duplicate(error.code()));
            }
        }

        /** Siebel has some of the keys: an earlier answer was lost. @return false if it has none of them */
        private boolean update(Map<String, String> there, List<Row> rows) throws TargetFailure, InterruptedException {
            if (there.isEmpty()) {
                return false;
            }
            List<Row> updates = new ArrayList<>();
            List<Row> inserts = new ArrayList<>();
            for (Row row : rows) {
                String id = there.get(row.change().key().value());
                if (id == null) {
                    inserts.add(row);
                } else {
                    updates.add(Row.update(row.change(), id, false));
                }
            }
            update(updates, true);
            insert(inserts, true);
            return true;
        }

        private Map<String, String> found(List<Row> rows) throws TargetFailure, InterruptedException {
            return planner.existing(object, rows.stream().map(Row::change).toList());
        }

        /** @param looked whether the records have just been seen */
        private void update(List<Row> rows, boolean looked) throws TargetFailure, InterruptedException {
            if (rows.isEmpty()) {
                return;
            }
            SiebelCall call = call("PUT", rows);
            HttpReply reply = api.send(call);
            if (reply.status() == 304) {
                applied(
                        rows,
                        rows.stream()
                                .map(row -> Objects.requireNonNull(row.id()))
                                .toList(),
                        false);
                return;
            }
            if (reply.success()) {
                applied(rows, ArrayCodec.ids(call, rows, reply), false);
                return;
            }
            SiebelError error = blamed(reply);
            if (RowFailures.gone(error) && !looked) {
                planner.forget(rows);
                update(planner.linked(object, rows.stream().map(Row::change).toList(), results), true);
            } else if (rows.size() == 1) {
                rejected(rows.get(0), error, reply.status());
            } else {
                for (List<Row> half : Row.halves(rows)) {
                    update(half, looked);
                }
            }
        }

        private SiebelCall call(String method, List<Row> rows) {
            RecordJson json = new RecordJson(zone.zone(), emoji, room);
            return ArrayCodec.call(method, object, names.viewMode(object.value()), rows, json);
        }

        private void applied(List<Row> rows, List<String> ids, boolean inserted) {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                // Another id than the one sent: people deleted the record, and Siebel made it anew.
                boolean created = inserted || !ids.get(i).equals(row.id());
                if (row.withKey()) {
                    keyed.add(ids.get(i));
                }
                results.put(row.change().key().value(), new ChangeResult.Applied(row.change(), ids.get(i), created));
            }
        }

        private void rejected(Row row, SiebelError error, int status) throws TargetFailure {
            if (row.id() != null && RowFailures.gone(error)) {
                results.put(row.change().key().value(), WritePlanner.gone(row.change()));
                return;
            }
            Failure failure = RowFailures.of(row.change(), error, status);
            if (failure.kind().scope() == Scope.TARGET) {
                throw new TargetFailure(failure);
            }
            results.put(row.change().key().value(), new ChangeResult.Rejected(row.change(), failure));
        }

        private SiebelError blamed(HttpReply reply) throws TargetFailure {
            Optional<SiebelError> error = SiebelFailures.blamesContent(reply);
            if (error.isEmpty()) {
                throw api.failures().of(reply);
            }
            return error.get();
        }
    }

    private static List<Row> renewed(List<Row> rows, List<String> ids) {
        List<Row> again = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            again.add(Row.update(rows.get(i).change(), ids.get(i), false));
        }
        return again;
    }

    private void requireNoProtectedField(Change change) throws TargetFailure {
        for (String field : change.fields().keySet()) {
            if (names.isProtected(field)) {
                throw new TargetFailure(new Failure(
                        FailureKind.MISCONFIGURED,
                        "protected-field",
                        "The mapping writes " + field + ", which says whom people do not want to be called or written"
                                + " to; Puente never touches it. Remove it from the mapping.",
                        List.of(field),
                        null));
            }
        }
    }
}
