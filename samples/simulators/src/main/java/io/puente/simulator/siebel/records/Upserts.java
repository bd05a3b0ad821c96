package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.state.UndoLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Insert, or insert-or-update, by the user keys of a component. Used under the write lock of the object manager. */
public final class Upserts {
    private final ObjectManager om;

    public Upserts(ObjectManager om) {
        this.om = om;
    }

    /** A written row, and whether anything changed. */
    public record Written(Row row, boolean changed) {}

    /** @throws SiebelException {@code SBL-EAI-04383} with that status if a row with the same user key exists */
    public Row insert(BusComp busComp, Map<String, String> given, Caller caller, UndoLog tx, int duplicateStatus) {
        Optional<List<String>> key = key(busComp, given);
        if (key.isPresent()) {
            Row existing = find(busComp, key.get(), given, caller);
            if (existing != null) {
                throw SiebelException.coded(
                        duplicateStatus,
                        "SBL-EAI-04383",
                        "Insert operation on integration component '" + busComp.name()
                                + "' failed because a matching record in business component '" + busComp.name()
                                + "' with search specification '" + spec(key.get(), given) + "' was found.");
            }
        }
        return om.writer().insert(busComp, given, caller.user(), tx);
    }

    /**
     * The first user key whose fields are all given decides; the row id comes first, so an id that does not exist
     * inserts whatever the other keys say. A row that the view mode hides is not found either.
     */
    public Written upsert(BusComp busComp, Map<String, String> given, Caller caller, UndoLog tx) {
        List<String> key = key(busComp, given).orElseThrow(() -> noKey(busComp));
        Row existing = find(busComp, key, given, caller);
        if (existing == null) {
            return new Written(om.writer().insert(busComp, given, caller.user(), tx), true);
        }
        Row after = om.writer().update(busComp, existing, given, caller.user(), tx);
        return new Written(after, after != existing);
    }

    /**
     * The row that an upsert would update; null if there is none.
     *
     * @throws SiebelException if no user key is complete
     */
    public @Nullable Row existing(BusComp busComp, Map<String, String> given, Caller caller) {
        return find(busComp, key(busComp, given).orElseThrow(() -> noKey(busComp)), given, caller);
    }

    /** Whether the fields of at least one user key are there. */
    public boolean keyed(BusComp busComp, Map<String, String> given) {
        return key(busComp, given).isPresent();
    }

    /** One record of an array: the id must be there, and another key too if the id is of no row. */
    public Written upsertOfMany(BusComp busComp, Map<String, String> given, Caller caller, UndoLog tx) {
        String id = given.getOrDefault("Id", "");
        boolean other = om.on(Behaviour.ROW_ID_IS_ONLY_USER_KEY)
                || busComp.userKeys().size() < 2
                || busComp.userKeys().stream().skip(1).anyMatch(key -> complete(key, given));
        if (id.isEmpty() || (om.table(busComp.name()).get(id) == null && !other)) {
            throw noKey(busComp);
        }
        return upsert(busComp, given, caller, tx);
    }

    private static SiebelException noKey(BusComp busComp) {
        return SiebelException.of(
                "SBL-EAI-04397",
                "No user key can be used for the Integration Component instance '" + busComp.name() + "'.");
    }

    private Optional<List<String>> key(BusComp busComp, Map<String, String> given) {
        List<List<String>> keys =
                om.on(Behaviour.ROW_ID_IS_ONLY_USER_KEY) ? busComp.userKeys().subList(0, 1) : busComp.userKeys();
        return keys.stream().filter(key -> complete(key, given)).findFirst();
    }

    /**
     * All fields of the key must be there ("User Keys" in Siebel EAI, volume II); an empty one will do beside a filled one, as
     * one of the vendor's published requests has it.
     */
    private static boolean complete(List<String> key, Map<String, String> given) {
        return given.keySet().containsAll(key)
                && key.stream().anyMatch(field -> !given.getOrDefault(field, "").isEmpty());
    }

    private @Nullable Row find(BusComp busComp, List<String> key, Map<String, String> given, Caller caller) {
        Table table = om.table(busComp.name());
        String first =
                key.stream().filter(name -> stored(busComp, name)).findFirst().orElseThrow(() -> noKey(busComp));
        List<Row> found = table.find(first, given.getOrDefault(first, "")).stream()
                .filter(row -> ViewModes.visible(busComp, row, caller.user(), caller.viewMode()))
                .filter(row -> key.stream()
                        .allMatch(field -> om.value(busComp, row, field).equals(given.get(field))))
                .toList();
        if (found.size() > 1) {
            // The number of this code could not be checked.
            throw SiebelException.of(
                    "SBL-EAI-04380",
                    "More than one record matches '" + spec(key, given) + "' in business component '" + busComp.name()
                            + "'.");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean stored(BusComp busComp, String name) {
        BusCompField field = busComp.field(name);
        return field != null && !field.joined();
    }

    private static String spec(List<String> key, Map<String, String> given) {
        StringBuilder spec = new StringBuilder();
        for (String field : key) {
            spec.append(spec.isEmpty() ? "" : " AND ")
                    .append('[')
                    .append(field)
                    .append("] = \"")
                    .append(given.get(field))
                    .append('"');
        }
        return spec.toString();
    }
}
