package io.puente.simulator.siebel.workspace;

import io.puente.simulator.siebel.records.SiebelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository object stands, or all of one type: types and names by turns.
 *
 * @param types of each level, never empty
 * @param names of the levels above the last
 * @param name of the object; null for all
 */
public record ObjectPath(
        List<ObjectType> types,
        List<String> names,
        @Nullable String name) {

    /** @throws SiebelException naming the type that does not exist */
    public static ObjectPath resolve(Map<String, ObjectType> top, List<String> parts) {
        List<ObjectType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, ObjectType> known = top;
        for (int i = 0; i < parts.size(); i += 2) {
            ObjectType type = known.get(parts.get(i));
            if (type == null) {
                throw SiebelException.coded(
                        404, "SBL-EAI-50257", "The repository object type '" + parts.get(i) + "' is not known");
            }
            types.add(type);
            known = type.children();
            if (i + 2 < parts.size()) {
                names.add(parts.get(i + 1));
            }
        }
        return new ObjectPath(
                List.copyOf(types), List.copyOf(names), parts.size() % 2 == 0 ? parts.get(parts.size() - 1) : null);
    }

    public ObjectType type() {
        return types.get(types.size() - 1);
    }

    /** The same level, one object. */
    public ObjectPath named(String other) {
        return new ObjectPath(types, names, other);
    }

    /** All of a type within this object. */
    ObjectPath below(ObjectType child) {
        List<ObjectType> deeper = new ArrayList<>(types);
        deeper.add(child);
        List<String> above = new ArrayList<>(names);
        above.add(String.valueOf(name));
        return new ObjectPath(List.copyOf(deeper), List.copyOf(above), null);
    }

    /** The object that this one is part of; null at the top. */
    @Nullable
    ObjectPath parent() {
        int last = names.size() - 1;
        return last < 0
                ? null
                : new ObjectPath(
                        List.copyOf(types.subList(0, types.size() - 1)),
                        List.copyOf(names.subList(0, last)),
                        names.get(last));
    }

    /** {@code Applet/Case List Applet/Control}, with the name of the object if there is one. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            text.append(i == 0 ? "" : "/").append(types.get(i).name());
            String own = i < names.size() ? names.get(i) : name;
            text.append(own == null ? "" : "/" + own);
        }
        return text.toString();
    }
}
