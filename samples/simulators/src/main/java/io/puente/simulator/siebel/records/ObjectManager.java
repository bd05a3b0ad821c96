package io.puente.simulator.siebel.records;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Join;
import io.puente.simulator.siebel.repository.Repository;
import io.puente.simulator.state.StateLock;
import io.puente.simulator.state.UndoLog;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of one server with everything that decides over them. Thread-safe through {@link #read} and {@link #write}. */
public final class ObjectManager {
    private final SimulatorClock clock;
    private final Repository repository = new Repository();
    private final Users users = new Users();
    private final Behaviours behaviours = new Behaviours();
    private final RowLocks rowLocks = new RowLocks();
    private final RowIds rowIds = new RowIds();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final StateLock lock = StateLock.fair();
    private final RecordWriter writer = new RecordWriter(this);
    private final RecordReader reader = new RecordReader(this);
    private final Runnable found;

    /** @param administrator the user that every server has */
    public ObjectManager(SimulatorClock clock, User administrator) {
        this.clock = clock;
        this.found = () -> {
            users.found(administrator.login(), administrator.password(), administrator.zone());
            new DeliveredRows(this).load();
        };
        lock.write(() -> {
            found.run();
            return true;
        });
    }

    public <T> T read(Supplier<T> action) {
        return lock.read(action);
    }

    /** Whatever the action wrote through its transaction is taken back if it throws. */
    public <T> T write(Function<UndoLog, T> action) {
        return lock.write(() -> {
            UndoLog tx = new UndoLog();
            try {
                return action.apply(tx);
            } catch (RuntimeException refused) {
                tx.backTo(0);
                throw refused;
            }
        });
    }

    /** As delivered. */
    public void reset() {
        lock.write(() -> {
            repository.reset();
            behaviours.reset();
            rowLocks.clear();
            rowIds.reset();
            tables.clear();
            found.run();
            return true;
        });
    }

    public Table table(String busComp) {
        return tables.computeIfAbsent(busComp, any -> new Table());
    }

    /** The stored value of a field, joined ones too; empty if there is none. */
    public String value(BusComp busComp, Row row, String fieldName) {
        BusCompField field = busComp.field(fieldName);
        Join join = field == null ? null : field.join();
        if (join == null) {
            return row.get(fieldName);
        }
        Row other = joined(row, join);
        return other == null ? "" : value(repository.busComp(join.busComp()), other, join.field());
    }

    private @Nullable Row joined(Row row, Join join) {
        String id = row.get(join.via());
        return id.isEmpty() ? null : table(join.busComp()).get(id);
    }

    public RecordReader reader() {
        return reader;
    }

    public RecordWriter writer() {
        return writer;
    }

    public Repository repository() {
        return repository;
    }

    public Users users() {
        return users;
    }

    public Behaviours behaviours() {
        return behaviours;
    }

    public boolean on(Behaviour behaviour) {
        return behaviours.on(behaviour);
    }

    public RowLocks rowLocks() {
        return rowLocks;
    }

    public SimulatorClock clock() {
        return clock;
    }

    /** In the form in which date-times are stored: whole seconds. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String nextId() {
        return rowIds.next();
    }
}
