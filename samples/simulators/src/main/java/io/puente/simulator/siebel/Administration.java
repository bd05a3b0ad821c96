package io.puente.simulator.siebel;

import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.Upserts;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.records.ViewModes;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.rest.RestApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an administrator, a developer or a person of the service desk does in the user interface or in Tools. Clients of
 * the REST API cannot reach it. Thread-safe. Unknown names throw {@link IllegalArgumentException}.
 */
public final class Administration {
    private final ObjectManager om;
    private final RestApi rest;
    private final String administrator;

    Administration(ObjectManager om, RestApi rest, String administrator) {
        this.om = om;
        this.rest = rest;
        this.administrator = administrator;
    }

    /** Sets or takes the flag in Inbound REST API Access. */
    public void grant(String object, boolean granted) {
        om.repository().grant(object, granted);
    }

    /** Ties a business service to the integration user's responsibility, or unties it. */
    public void grantService(String service, boolean granted) {
        rest.services().set(service, granted);
    }

    /**
     * Deploys a workflow that REST may run.
     *
     * @param workflow from input to output arguments
     */
    public void deployWorkflow(String name, UnaryOperator<Map<String, String>> workflow) {
        rest.workflows().deploy(name, workflow);
    }

    /** Opens a developer's workspace below {@code MAIN}; again is no error. */
    public void openWorkspace(String name, String developer) {
        rest.workspaces().open(name, user(developer).login());
    }

    /** Adds a value to a list; again is no error. */
    public void addListOfValue(String type, String value) {
        addListOfValue(type, value, "");
    }

    /** @param parent value above in a hierarchical list; empty for none */
    public void addListOfValue(String type, String value, String parent) {
        boolean known = om.read(() -> om.table("List Of Values").find("Type", type).stream()
                .anyMatch(row -> row.get("Value").equals(value)));
        if (known) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", type);
        fields.put("Value", value);
        fields.put("Name", value);
        if (!parent.isEmpty()) {
            fields.put(
                    "Parent Id",
                    om.read(() -> om.table("List Of Values").find("Type", type).stream()
                            .filter(row -> row.get("Value").equals(parent))
                            .map(Row::id)
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException("The list " + type + " has no value " + parent))));
        }
        insert(administrator, "List Of Values", fields);
    }

    /** Adds a field with its column, or changes the one with its name. */
    public void addField(String busComp, BusCompField field) {
        om.repository().change(busComp, before -> before.with(field));
    }

    /** Changes a field as a developer does in Tools. */
    public void changeField(String busComp, String field, UnaryOperator<BusCompField> change) {
        om.repository().change(busComp, before -> {
            checkFields(before, List.of(field));
            return before.with(change.apply(java.util.Objects.requireNonNull(before.field(field))));
        });
    }

    /** Takes a field out of the component, or makes it inactive: the API knows it no longer. */
    public void removeField(String busComp, String field) {
        om.repository().change(busComp, before -> {
            checkFields(before, List.of(field));
            return before.without(field);
        });
    }

    /** Takes a value of a list out of use. */
    public void deactivateListOfValue(String type, String value) {
        String id = om.read(() -> om.table("List Of Values").find("Type", type).stream()
                .filter(row -> row.get("Value").equals(value))
                .map(Row::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The list " + type + " has no value " + value)));
        update(administrator, "List Of Values", id, Map.of("Active", "N"));
    }

    /** Gives the base integration component one more user key, tried after those it has. */
    public void addUserKey(String busComp, List<String> fields) {
        om.repository().change(busComp, before -> {
            checkFields(before, fields);
            List<List<String>> keys = new ArrayList<>(before.userKeys());
            keys.add(List.copyOf(fields));
            return before.withUserKeys(keys);
        });
    }

    /** Makes the database refuse a second row with the same values, or stops it from doing so. */
    public void uniqueIndex(String busComp, List<String> fields, boolean enforced) {
        om.repository().change(busComp, before -> {
            checkFields(before, fields);
            List<List<String>> indexes = new ArrayList<>(before.uniqueIndexes());
            indexes.remove(fields);
            if (enforced) {
                indexes.add(List.copyOf(fields));
            }
            return before.withUniqueIndexes(indexes);
        });
    }

    private static void checkFields(BusComp busComp, List<String> fields) {
        List<String> unknown =
                fields.stream().filter(name -> busComp.field(name) == null).toList();
        if (fields.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("The business component " + busComp.name() + " has no field " + unknown);
        }
    }

    /** Renames the fields of the file of an attachment component. */
    public void attachmentPrefix(String busComp, String prefix) {
        om.repository().change(busComp, before -> before.withAttachmentPrefix(prefix));
    }

    /** Defines an integration object, whose JSON names may differ from those of the fields, and grants it. */
    public void defineIntegrationObject(String name, List<Component> components) {
        om.repository().define(name, components);
        om.repository().grant(name, true);
    }

    public void addUser(User user) {
        om.users().put(user);
    }

    /** @throws IllegalArgumentException if there is none */
    public User user(String login) {
        return om.users().user(login);
    }

    /**
     * A record that a person enters.
     *
     * @param login of the person
     * @param values dates as the wire has them
     * @return the row id
     */
    public String insert(String login, String busComp, Map<String, String> values) {
        BusComp known = om.repository().busComp(busComp);
        User user = om.users().user(login);
        return om.write(tx -> new Upserts(om).insert(known, values, new Caller(user, ViewModes.UNFILTERED), tx, 409))
                .id();
    }

    /** A change that a person makes. */
    public void update(String login, String busComp, String id, Map<String, String> values) {
        BusComp known = om.repository().busComp(busComp);
        User user = om.users().user(login);
        om.write(tx -> om.writer().update(known, row(busComp, id), values, user, tx));
    }

    /** A record that a person deletes. */
    public void delete(String login, String busComp, String id) {
        BusComp known = om.repository().busComp(busComp);
        User user = om.users().user(login);
        om.write(tx -> {
            om.writer().delete(known, row(busComp, id), user, tx);
            return id;
        });
    }

    private Row row(String busComp, String id) {
        Row row = om.table(busComp).get(id);
        if (row == null) {
            throw new IllegalArgumentException("There is no " + busComp + " with the id " + id);
        }
        return row;
    }
}
