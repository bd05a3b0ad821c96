package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.AlternateKey;
import io.puente.simulator.dataverse.schema.Column;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alternate keys, which always hold, and duplicate detection, which only applies to calls that ask for it. */
final class UniqueValues {
    private final Organization org;

    UniqueValues(Organization org) {
        this.org = org;
    }

    /** @param stored the row as it is now, null for a new one */
    void check(Row draft, @Nullable Row stored) {
        for (AlternateKey key : draft.type().keys()) {
            boolean changed = stored == null
                    || key.columns().stream().anyMatch(c -> !Objects.equals(draft.get(c), stored.get(c)));
            // Null in a key column switches uniqueness off for the row.
            boolean complete = key.columns().stream().allMatch(c -> draft.get(c) != null);
            if (changed && complete && !same(draft, key.columns()).isEmpty()) {
                throw new ApiException(
                        ErrorCode.KEY_VIOLATED,
                        "Entity Key " + key.label() + " violated. A record with the same value for "
                                + key.columns().stream().map(Column::label).collect(Collectors.joining(", "))
                                + " already exists. A duplicate record cannot be created. Select one or more unique"
                                + " values and try again.");
            }
        }
    }

    void checkDuplicates(Row draft) {
        for (Rules.DuplicateRule rule : org.rules().duplicateRules(draft.type().name())) {
            List<Column> columns =
                    rule.columns().stream().map(draft.type()::known).toList();
            boolean complete = columns.stream().allMatch(c -> draft.get(c) != null);
            if (complete && !same(draft, columns).isEmpty()) {
                throw new ApiException(
                        ErrorCode.DUPLICATES_FOUND,
                        "A record was not created or updated because a duplicate of the current record already exists.");
            }
        }
    }

    private List<Row> same(Row draft, List<Column> columns) {
        RowTable rows = org.rows(draft.type());
        Column first = columns.get(0);
        return rows.find(first, draft.get(first)).stream()
                .filter(row -> !row.id().equals(draft.id()))
                .filter(row -> columns.stream()
                        .allMatch(c -> Objects.equals(RowTable.normal(row.get(c)), RowTable.normal(draft.get(c)))))
                .toList();
    }
}
