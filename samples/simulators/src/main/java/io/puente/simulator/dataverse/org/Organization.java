package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.StandardTables;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.state.StateLock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One environment: its schema, rows, users and rules. Every access to rows runs inside {@link #read} or
 * {@link #write}; {@link Administration} takes the lock itself. Thread-safe under that rule.
 */
public final class Organization {
    private final StateLock lock = StateLock.fast();
    private final Clock clock;
    private final Rules rules = new Rules();
    private final RowLocks rowLocks = new RowLocks();
    private final RowWriter writer;
    private final CaseRules cases;
    private final Administration administration;
    private final Map<String, RowTable> tables = new HashMap<>();
    private final boolean marketing;
    private Schema schema;
    private long version;
    private long ticket;

    /** @param marketing whether the consent tables of Customer Insights - Journeys are installed */
    public Organization(Clock clock, boolean marketing) {
        this.clock = clock;
        this.marketing = marketing;
        this.schema = StandardTables.load(marketing);
        this.writer = new RowWriter(this);
        this.cases = new CaseRules(this);
        this.administration = new Administration(this);
        administration.found();
    }

    /** Tables and columns, changed as in the maker portal. */
    public Customization customization() {
        return new Customization(this);
    }

    public <T> T read(Supplier<T> work) {
        return lock.read(work);
    }

    public <T> T write(Supplier<T> work) {
        return lock.write(work);
    }

    public void reset() {
        write(() -> {
            schema = StandardTables.load(marketing);
            tables.clear();
            rules.clear();
            rowLocks.clear();
            version = 0;
            ticket = 0;
            administration.found();
            return true;
        });
    }

    public Clock clock() {
        return clock;
    }

    /** To the second, as the database stores it. */
    public Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    public Schema schema() {
        return schema;
    }

    public Rules rules() {
        return rules;
    }

    public RowLocks rowLocks() {
        return rowLocks;
    }

    public RowWriter writer() {
        return writer;
    }

    public CaseRules cases() {
        return cases;
    }

    /** Users, rules and switches: what an administrator does. */
    public Administration administration() {
        return administration;
    }

    public RowTable rows(TableType type) {
        synchronized (tables) {
            return tables.computeIfAbsent(type.name(), any -> new RowTable(type));
        }
    }

    public RowTable rows(String logicalName) {
        return rows(schema.known(logicalName));
    }

    /** Forgets the rows of a table that is dropped. */
    public void drop(TableType type) {
        tables.remove(type.name());
    }

    /** References or keys of the table have changed. */
    public void reindex(TableType type) {
        rows(type).reindex();
    }

    /** Rows of the table; those of all activity tables for what activities have in common. */
    public List<Row> all(TableType type) {
        if (!type.name().equals(Schema.ACTIVITY)) {
            return new ArrayList<>(rows(type).all());
        }
        List<Row> all = new ArrayList<>();
        schema.activities().forEach(activity -> all.addAll(rows(activity).all()));
        return all;
    }

    /** The row with this id; an activity of any kind for what activities have in common. */
    public @Nullable Row get(TableType type, UUID id) {
        if (!type.name().equals(Schema.ACTIVITY)) {
            return rows(type).get(id);
        }
        for (TableType activity : schema.activities()) {
            Row row = rows(activity).get(id);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    public @Nullable Row get(@Nullable Ref ref) {
        TableType type = ref == null ? null : schema.table(ref.table());
        return ref == null || type == null ? null : rows(type).get(ref.id());
    }

    /** @throws ApiException 404 if there is none */
    public Row existing(TableType type, UUID id) {
        Row row = get(type, id);
        if (row == null) {
            throw new ApiException(
                    ErrorCode.OBJECT_DOES_NOT_EXIST, type.name() + " With Id = " + id + " Does Not Exist");
        }
        return row;
    }

    /** Grows with every change in the whole environment. */
    long nextVersion() {
        return ++version;
    }

    public long version() {
        return version;
    }

    long nextTicket() {
        return ++ticket;
    }
}
