package io.puente.dynamics.internal;

import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the changes of one batch with what is known of their table, and finds options that the table does not have. */
final class RecordPlanner implements RecordJson.Lookups {
    // An option that was just added is worth one more look; a mapping that is wrong must not cost one each time.
    private static final Duration LOOKED_JUST_NOW = Duration.ofMinutes(1);

    /** A value that its column cannot take. */
    static final class NoSuchOption extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String column;

        NoSuchOption(String column) {
            super(column, null, false, false);
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private final Tables tables;
    private final Table table;
    private final Map<String, Table> parents = new HashMap<>();
    private final Map<String, Integer> options = new HashMap<>();

    RecordPlanner(Tables tables, Table table) {
        this.tables = tables;
        this.table = table;
    }

    Table table() {
        return table;
    }

    RecordPlan plan(Change change) throws NoSuchOption, TargetFailure, InterruptedException {
        if (change.recordId() == null) {
            requireKey(table, change.key());
        }
        for (Reference reference : change.references()) {
            know(reference.parent().value());
            if (reference.recordId() == null) {
                requireKey(parent(reference.parent().value()), reference.key());
            }
        }
        for (Map.Entry<String, FieldValue> field : change.fields().entrySet()) {
            Optional<TableColumn> column = table.column(field.getKey());
            if (column.isPresent() && field.getValue() instanceof FieldValue.Text text) {
                if (column.get().lookup() && text.value().indexOf('(') > 0) {
                    know(text.value().substring(0, text.value().indexOf('(')).strip());
                } else if (column.get().choice()) {
                    number(field.getKey(), field.getValue());
                }
            }
        }
        Optional<State> state = state(change);
        Mode mode = change.recordId() != null
                ? Mode.UPDATE
                : change.runAssignment() && table.name().equals(Table.INCIDENT) ? Mode.CREATE : Mode.UPSERT;
        String address = change.recordId() != null
                ? table.byId(change.recordId())
                : table.byKey(change.key().field(), change.key().value());
        // Activities begin open, whatever their creation says.
        boolean onCreation = mode != Mode.UPDATE
                && !table.activity()
                && state.filter(s -> s.state() == 0).isPresent();
        return new RecordPlan(
                change,
                table,
                mode,
                address,
                onCreation ? Optional.empty() : state,
                onCreation ? state : Optional.empty());
    }

    /** An id made of the key instead would double every record that the alternate key has made before it was lost. */
    private void requireKey(Table of, ExternalKey key) throws TargetFailure {
        if (!of.unique(key.field())) {
            tables.forget(of.name());
            String state = of.pendingKeys().contains(key.field()) ? " is not ready yet." : " is missing.";
            throw new TargetFailure(Failure.of(
                    FailureKind.MISCONFIGURED,
                    "no key",
                    "The alternate key over " + of.name() + "." + key.field() + state));
        }
    }

    private void know(String name) throws TargetFailure, InterruptedException {
        if (!parents.containsKey(name)) {
            parents.put(name, tables.table(name));
        }
    }

    private Optional<State> state(Change change) throws NoSuchOption, TargetFailure, InterruptedException {
        Optional<Integer> status = given(change, "statuscode");
        Optional<Integer> state = given(change, "statecode");
        if (status.isEmpty() && state.isEmpty()) {
            return Optional.empty();
        }
        Choices choices = tables.choices(table.name());
        if (status.isPresent()) {
            int of = state.or(() -> choices.stateOf(status.get())).orElseThrow(() -> new NoSuchOption("statuscode"));
            return Optional.of(new State(of, status.get()));
        }
        int by = choices.statusOf(state.orElseThrow()).orElseThrow(() -> new NoSuchOption("statecode"));
        return Optional.of(new State(state.get(), by));
    }

    private Optional<Integer> given(Change change, String column)
            throws NoSuchOption, TargetFailure, InterruptedException {
        FieldValue value = change.fields().get(column);
        return value == null || value instanceof FieldValue.Cleared
                ? Optional.empty()
                : Optional.of(number(column, value));
    }

    private int number(String column, FieldValue value) throws NoSuchOption, TargetFailure, InterruptedException {
        if (value instanceof FieldValue.Numeric numeric) {
            return numeric.value().intValue();
        }
        String text = value instanceof FieldValue.Text given ? given.value() : "";
        Integer known = options.get(column + "\n" + text);
        if (known != null) {
            return known;
        }
        Optional<Integer> found =
                PuenteSchema.option(table.name(), column, text).or(() -> digits(text));
        if (found.isEmpty()) {
            found = tables.choices(table.name()).value(column, text);
        }
        if (found.isEmpty() && tables.forgetChoicesOlderThan(table.name(), LOOKED_JUST_NOW)) {
            found = tables.choices(table.name()).value(column, text);
        }
        int number = found.orElseThrow(() -> new NoSuchOption(column));
        options.put(column + "\n" + text, number);
        return number;
    }

    private static Optional<Integer> digits(String text) {
        return text.matches("-?\\d{1,9}") ? Optional.of(new BigDecimal(text).intValue()) : Optional.empty();
    }

    /** State and status of an open record of the table, and of a completed one. */
    List<State> openAndDone() throws TargetFailure, InterruptedException {
        Choices choices = tables.choices(table.name());
        return List.of(
                new State(0, choices.statusOf(0).orElse(1)),
                new State(1, choices.statusOf(1).orElse(2)));
    }

    @Override
    public Table parent(String name) {
        return java.util.Objects.requireNonNull(parents.get(name));
    }

    @Override
    public Optional<Integer> option(String column, String text) {
        return Optional.ofNullable(options.get(column + "\n" + text));
    }
}
