package io.puente.dynamics.internal;

import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes a batch: one call as a rule, another for the few records that answered something to be acted upon. Thread-safe. */
public final class BatchWriter {
    /** The service takes no more requests in one batch. */
    private static final int MOST_REQUESTS = 1_000;
    /** First answers may lead to a second request, and those to a third. */
    private static final int MOST_ROUNDS = 3;

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", BatchCodec.CONTENT_TYPE, "Prefer", "odata.continue-on-error");

    private final DynamicsApi api;
    private final Tables tables;
    private final RecordReader reader;
    private final WriteSettings settings;

    /** @param reader for ids that an answer does not tell */
    public BatchWriter(DynamicsApi api, Tables tables, RecordReader reader, WriteSettings settings) {
        this.api = api;
        this.tables = tables;
        this.reader = reader;
        this.settings = settings;
    }

    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        if (batch.changes().isEmpty()) {
            return List.of();
        }
        Written written = new Written(
                new RecordPlanner(tables, tables.table(batch.object().value())));
        List<WriteUnit> round = new ArrayList<>();
        for (Change change : batch.changes()) {
            try {
                round.add(unit(written, written.planner().plan(change)));
            } catch (RecordPlanner.NoSuchOption e) {
                written.reject(
                        change,
                        new Failure(
                                FailureKind.INVALID_DATA,
                                "no option",
                                "The column has no such option (" + e.column() + ").",
                                List.of(e.column()),
                                null));
            }
        }
        for (int number = 1; !round.isEmpty(); number++) {
            List<WriteUnit> next = new ArrayList<>();
            for (List<WriteUnit> part : parts(round)) {
                next.addAll(send(part, written, number == MOST_ROUNDS));
            }
            round = next;
        }
        nameless(batch, written);
        return batch.changes().stream()
                .map(change -> Objects.requireNonNull(
                        written.results().get(change.key().value())))
                .toList();
    }

    /** What became of the changes so far; ids that no answer told are still to be found. */
    private record Written(RecordPlanner planner, Map<String, ChangeResult> results, List<RecordPlan> nameless) {
        Written(RecordPlanner planner) {
            this(planner, new HashMap<>(), new ArrayList<>());
        }

        void reject(Change change, Failure failure) {
            results.put(change.key().value(), new ChangeResult.Rejected(change, failure));
        }

        void apply(Change change, String id, boolean created) {
            results.put(change.key().value(), new ChangeResult.Applied(change, id, created));
        }
    }

    private WriteUnit unit(Written written, RecordPlan plan) {
        return WriteUnit.of(plan, body(written, plan), settings);
    }

    private WriteRequest.Body body(Written written, RecordPlan plan) {
        return json -> RecordJson.write(json, plan, written.planner(), settings.routing());
    }

    private static List<List<WriteUnit>> parts(List<WriteUnit> units) {
        List<List<WriteUnit>> parts = new ArrayList<>();
        int requests = MOST_REQUESTS;
        for (WriteUnit unit : units) {
            requests += unit.requests().size();
            if (requests > MOST_REQUESTS) {
                parts.add(new ArrayList<>());
                requests = unit.requests().size();
            }
            parts.get(parts.size() - 1).add(unit);
        }
        return parts;
    }

    /** @return what is to be sent again in another form */
    private List<WriteUnit> send(List<WriteUnit> units, Written written, boolean last)
            throws TargetFailure, InterruptedException {
        byte[] body = BatchCodec.body(api.path(""), units);
        DynamicsCall call = new DynamicsCall(Purpose.WRITE, "POST", api.path("/$batch"), HEADERS, body);
        HttpReply reply = api.send(call);
        if (!reply.success()) {
            return refused(units, written, reply, last);
        }
        List<List<BatchPart>> answers = BatchCodec.answers(
                        reply.body(), reply.header("Content-Type").orElse(""), units)
                .orElseThrow(() -> DynamicsApi.unreadable(call));
        List<WriteUnit> next = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            settle(units.get(i), answers.get(i), written, last, next);
        }
        return next;
    }

    /** A request that Dataverse cannot even read refuses the whole batch; halving finds it. */
    private List<WriteUnit> refused(List<WriteUnit> units, Written written, HttpReply reply, boolean last)
            throws TargetFailure, InterruptedException {
        DynamicsError error = DynamicsError.of(reply).orElse(null);
        if (error == null || !api.failures().blamesContent(reply.status(), error)) {
            throw api.failures().of(reply);
        }
        if (units.size() == 1) {
            reject(
                    units.get(0).plan(),
                    reply.status(),
                    error,
                    new BatchPart(reply.status(), Map.of(), reply.body(), 0, 0),
                    written);
            return List.of();
        }
        int middle = units.size() / 2;
        List<WriteUnit> next = new ArrayList<>(send(units.subList(0, middle), written, last));
        next.addAll(send(units.subList(middle, units.size()), written, last));
        return next;
    }

    private void settle(WriteUnit unit, List<BatchPart> parts, Written written, boolean last, List<WriteUnit> next)
            throws TargetFailure, InterruptedException {
        BatchPart wrong =
                parts.stream().filter(part -> !part.success()).findFirst().orElse(null);
        if (wrong == null) {
            applied(unit.plan(), parts.get(unit.recordAt()), written);
            return;
        }
        RecordPlan plan = unit.plan();
        DynamicsError error = wrong.error();
        if (plan.mode() == Mode.CREATE && wrong.status() == 412 && !last) {
            // An earlier answer was lost: the case is there and was routed then.
            next.add(unit(written, plan.as(Mode.UPSERT)));
        } else if (plan.closesCase() && RowFailures.alreadyClosed(error) && !last) {
            next.add(unit(written, plan.withoutState()));
        } else if (RowFailures.closed(error)
                && plan.linked()
                && plan.table().activity()
                && !unit.reopening()
                && !last) {
            List<State> states = written.planner().openAndDone();
            next.add(WriteUnit.reopened(plan, body(written, plan), settings, states.get(0), states.get(1)));
        } else if (RowFailures.closed(error)
                && plan.linked()
                && plan.table().name().equals(Table.INCIDENT)
                && settings.resolvedCases() == WriteSettings.ResolvedCases.LEAVE) {
            written.apply(plan.change(), Objects.requireNonNull(plan.change().recordId()), false);
        } else {
            reject(plan, wrong.status(), error, wrong, written);
        }
    }

    private void reject(RecordPlan plan, int status, DynamicsError error, BatchPart part, Written written)
            throws TargetFailure {
        Failure failure = RowFailures.of(
                plan.change(),
                status,
                error,
                part.retryAfter(api.failures().clock().instant()));
        if (failure.kind().scope() == FailureKind.Scope.TARGET) {
            if (failure.kind() == FailureKind.MISCONFIGURED) {
                // Somebody may have set it right since the table was read.
                tables.forget(plan.table().name());
            }
            // Records that were applied are sent again and found by their keys.
            throw new TargetFailure(failure);
        }
        written.reject(plan.change(), failure);
    }

    private static void applied(RecordPlan plan, BatchPart part, Written written) {
        Change change = plan.change();
        if (change.recordId() != null) {
            written.apply(change, change.recordId(), false);
            return;
        }
        boolean created = part.status() == 201 || (part.status() == 204 && !change.mayExist());
        String id = part.json()
                .map(row -> row.path(plan.table().primaryId()).asText(""))
                .orElse("");
        if (!id.isEmpty()) {
            written.apply(change, id, created);
        } else if (!plan.table().addressedBy(change.key().field())) {
            written.apply(change, NameUuid.of(plan.table().name(), change.key().value()), created);
        } else {
            written.nameless().add(plan);
        }
    }

    /** Representations were asked for; where none comes, the records are there all the same. */
    private void nameless(ChangeBatch batch, Written written) throws TargetFailure, InterruptedException {
        if (written.nameless().isEmpty()) {
            return;
        }
        String keyColumn = written.nameless().get(0).change().key().field();
        List<String> keys = written.nameless().stream()
                .map(plan -> plan.change().key().value())
                .toList();
        Map<String, String> ids = new HashMap<>();
        for (RecordReader.Found found : reader.byKey(batch.object(), keyColumn, keys, Set.of())) {
            ids.put(String.valueOf(found.key()), found.recordId());
        }
        for (RecordPlan plan : written.nameless()) {
            String id = ids.get(plan.change().key().value());
            if (id == null) {
                throw TargetFailure.unknownOutcome("A record that was just written cannot be found.");
            }
            written.apply(plan.change(), id, !plan.change().mayExist());
        }
    }
}
