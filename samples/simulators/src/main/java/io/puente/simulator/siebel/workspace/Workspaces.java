package io.puente.simulator.siebel.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.simulator.siebel.records.SiebelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The workspaces of one server: {@code MAIN}, which nobody edits, and those of developers. Thread-safe. */
public final class Workspaces {
    private static final String VANILLA = "/io/puente/simulator/siebel/vanilla-workspace.json";
    private static final String MAIN = "MAIN";

    private final JsonNode vanilla;
    private final Map<String, ObjectType> types;
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();

    public Workspaces() {
        try (InputStream in = Objects.requireNonNull(Workspaces.class.getResourceAsStream(VANILLA), VANILLA)) {
            this.vanilla = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.types = ObjectType.listFromJson(vanilla.path("types"));
        reset();
    }

    /** As delivered: no workspace but {@code MAIN}. */
    public synchronized void reset() {
        workspaces.clear();
        Workspace main = new Workspace(MAIN, "", null);
        vanilla.path("objects").properties().forEach(level -> {
            ObjectType type = Objects.requireNonNull(types.get(level.getKey()));
            ObjectPath path = new ObjectPath(List.of(type), List.of(), null);
            level.getValue().forEach(json -> load(main, path, json));
        });
        workspaces.put(MAIN, main);
    }

    private static void load(Workspace main, ObjectPath level, JsonNode json) {
        ObjectPath path = level.named(json.path(ObjectType.NAME).asText());
        Map<String, String> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            ObjectType child = level.type().children().get(entry.getKey());
            if (child == null) {
                values.put(entry.getKey(), entry.getValue().asText());
            } else {
                entry.getValue().forEach(each -> load(main, path.below(child), each));
            }
        });
        main.put(path, values);
    }

    /** Opens a workspace below {@code MAIN} for a developer; again is no error. */
    public synchronized void open(String name, String developer) {
        workspaces.computeIfAbsent(
                name.toUpperCase(Locale.ROOT), any -> new Workspace(name, developer, workspaces.get(MAIN)));
    }

    /** The types at the top, by name. */
    public Map<String, ObjectType> types() {
        return types;
    }

    /** @throws SiebelException 404 if there is no such workspace; the case of its name does not matter */
    public synchronized void check(String workspace) {
        known(workspace);
    }

    private Workspace known(String name) {
        Workspace found = workspaces.get(name.toUpperCase(Locale.ROOT));
        if (found == null) {
            throw SiebelException.coded(404, "SBL-EAI-50257", "The workspace '" + name + "' is not known");
        }
        return found;
    }

    /** The properties of one object; empty if there is none. */
    public synchronized Optional<Map<String, String>> find(String workspace, ObjectPath path) {
        return Optional.ofNullable(known(workspace).find(path));
    }

    /** The properties of all objects of a level, by name; empty if the object above is not there. */
    public synchronized Map<String, Map<String, String>> list(String workspace, ObjectPath level) {
        Workspace known = known(workspace);
        ObjectPath parent = level.parent();
        return parent == null || known.find(parent) != null ? known.list(level) : Map.of();
    }

    /**
     * Adds the object, or changes the properties that are given.
     *
     * @param path with the name of the object
     * @param mayExist false refuses a known name
     * @throws SiebelException if the developer may not, or the object cannot be so; nothing is changed then
     */
    public synchronized void write(
            String workspace, String developer, ObjectPath path, Map<String, String> given, boolean mayExist) {
        Workspace known = known(workspace);
        if (!known.editableBy(developer)) {
            throw SiebelException.plain(403, "The workspace '" + known.name() + "' cannot be edited by " + developer);
        }
        ObjectPath parent = path.parent();
        if (parent != null && known.find(parent) == null) {
            throw SiebelException.coded(404, "SBL-EAI-04378", "There is no " + parent.text());
        }
        Map<String, String> before = known.find(path);
        if (before != null && !mayExist) {
            throw SiebelException.coded(
                    409, "SBL-EAI-04383", "Insert operation failed because " + path.text() + " was found.");
        }
        Map<String, String> values = new LinkedHashMap<>(before == null ? Map.of() : before);
        values.putAll(given);
        values.put(ObjectType.NAME, String.valueOf(path.name()));
        values.forEach((name, value) -> checkValue(path.type(), name, value));
        path.type().properties().values().forEach(property -> {
            if (property.required() && values.getOrDefault(property.name(), "").isEmpty()) {
                throw SiebelException.of(
                        "SBL-DAT-00498",
                        "'" + property.name() + "' is a required field. Please enter a value for the field.");
            }
        });
        known.put(path, values);
    }

    private static void checkValue(ObjectType type, String name, String value) {
        ObjectType.Property property = type.properties().get(name);
        if (property == null) {
            throw SiebelException.of(
                    "SBL-DAT-00398",
                    "Field '" + name + "' does not exist in definition for repository object type '" + type.name()
                            + "'.");
        }
        if (value.length() > property.length()) {
            throw SiebelException.of(
                    "SBL-DAT-00235",
                    "Value too long for field '" + name + "' (maximum size " + property.length() + ").");
        }
    }
}
