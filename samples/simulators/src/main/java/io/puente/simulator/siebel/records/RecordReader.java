package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Join;
import io.puente.simulator.siebel.repository.Link;
import io.puente.simulator.siebel.searchspec.Condition;
import io.puente.simulator.siebel.searchspec.SearchSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds rows. Used under the lock of the object manager. */
public final class RecordReader {
    private final ObjectManager om;

    RecordReader(ObjectManager om) {
        this.om = om;
    }

    /**
     * @param searchSpec empty for none
     * @return null for none
     * @throws SiebelException if it cannot be read
     */
    public @Nullable Condition condition(BusComp busComp, String searchSpec, User user) {
        if (searchSpec.isBlank()) {
            return null;
        }
        try {
            return Condition.parse(searchSpec, new FieldVocabulary(om, busComp, user.zone()));
        } catch (SearchSpecException e) {
            throw SiebelException.of(
                    "SBL-DAT-00416",
                    "Invalid search specification '" + searchSpec + "' for business component '" + busComp.name()
                            + "': " + e.getMessage());
        }
    }

    /** Rows that the user sees and that match, unordered. */
    public List<Row> query(BusComp busComp, Caller caller, @Nullable Condition condition) {
        Table table = om.table(busComp.name());
        return select(
                busComp,
                candidates(busComp, table, condition),
                condition,
                row -> ViewModes.visible(busComp, row, caller.user(), caller.viewMode()));
    }

    private static Collection<Row> candidates(BusComp busComp, Table table, @Nullable Condition condition) {
        return condition == null
                ? table.all()
                : condition
                        .probes()
                        .filter(probes -> probes.stream().noneMatch(probe -> isJoined(busComp, probe.field())))
                        .<Collection<Row>>map(table::find)
                        .orElseGet(table::all);
    }

    private static boolean isJoined(BusComp busComp, String name) {
        BusCompField field = busComp.field(name);
        return field != null && field.joined();
    }

    /** Children of a row; view modes do not apply to them. */
    public List<Row> children(Link link, Row parent, @Nullable Condition condition) {
        BusComp child = om.repository().busComp(link.child());
        if (link.intersection() == null) {
            return select(child, om.table(link.child()).find(link.field(), parent.id()), condition, row -> true);
        }
        String other = otherField(link);
        List<Row> linked = om.table(link.intersection()).find(link.field(), parent.id()).stream()
                .map(pair -> om.table(link.child()).get(pair.get(other)))
                .filter(Objects::nonNull)
                .toList();
        return select(child, linked, condition, row -> true);
    }

    /** The field of the intersection that holds the child's id. */
    static String otherField(Link link) {
        return link.child() + " Id";
    }

    private List<Row> select(
            BusComp busComp, Collection<Row> rows, @Nullable Condition condition, Predicate<Row> visible) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows) {
            if (visible.test(row) && (condition == null || condition.matches(field -> om.value(busComp, row, field)))) {
                found.add(row);
            }
        }
        return found;
    }

    public boolean visible(BusComp busComp, Row row, Caller caller) {
        return ViewModes.visible(busComp, row, caller.user(), caller.viewMode());
    }

    /** The database promises no order, so rows come in one that nobody can take for the order of creation. */
    public static Comparator<Row> unordered() {
        return Comparator.comparingInt(row -> row.id().hashCode() * 0x9E3779B9);
    }

    /**
     * @param spec {@code Field:asc,Field2:desc}
     * @throws SiebelException if it cannot be read
     */
    public Comparator<Row> order(BusComp busComp, String spec) {
        if (spec.isBlank()) {
            return unordered();
        }
        Comparator<Row> order = null;
        for (String part : spec.split(",", -1)) {
            String[] words = part.trim().split("\\s*:\\s*", 2);
            boolean descending = words.length == 2 && words[1].equalsIgnoreCase("desc");
            BusCompField field = busComp.field(words[0]);
            if (field == null || (words.length == 2 && !descending && !words[1].equalsIgnoreCase("asc"))) {
                throw SiebelException.of("SBL-DAT-00416", "Invalid sort specification '" + spec + "'");
            }
            Comparator<Row> next = compare(busComp, field);
            next = descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return Objects.requireNonNull(order).thenComparing(unordered());
    }

    private Comparator<Row> compare(BusComp busComp, BusCompField field) {
        if (field.type().numeric()) {
            return Comparator.comparingDouble(row -> {
                String value = om.value(busComp, row, field.name());
                return value.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(value);
            });
        }
        return Comparator.comparing(row -> om.value(busComp, row, field.name()));
    }

    /** The row another field's join names, by a value of it; null if there is none. */
    @Nullable
    Row lookUp(Join join, String value) {
        BusComp other = om.repository().busComp(join.busComp());
        return om.table(other.name()).find(join.field(), value).stream()
                .findFirst()
                .orElse(null);
    }
}
