package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sets up by hand: users, queues, validation and duplicate rules, picklists. For tests and demos;
 * clients of the API cannot reach it. Thread-safe.
 */
public final class Administration {
    /** Owns the cases that assignment rules catch. */
    public static final String DEFAULT_QUEUE = "Default_Case_Queue";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private String administratorProfile = "";
    private String standardProfile = "";
    private String firstUser = "";
    private String caseQueue = "";

    Administration(Org org) {
        this.org = org;
    }

    /** The rows every org starts with. */
    void found() {
        passwords.clear();
        administratorProfile = insert("Profile", "Name", "System Administrator");
        standardProfile = insert("Profile", "Name", "Standard User");
        insert("Organization", "Name", "Puente Demo", "OrganizationType", "Developer Edition", "InstanceName", "SIM1");
        firstUser = insert(
                "User",
                "Username",
                "automation@simulator.invalid",
                "LastName",
                "Automated Process",
                "Name",
                "Automated Process",
                "ProfileId",
                administratorProfile);
        caseQueue = addQueue("Default Case Queue", DEFAULT_QUEUE, "Case");
    }

    private String insert(String object, String... namesAndValues) {
        Table table = org.tables().of(object);
        return org.writer().insertBySystem(table.type(), namesAndValues);
    }

    public String organizationId() {
        return org.read(() -> org.tables().of("Organization").live().get(0).id());
    }

    /**
     * @param administrator may do everything, yet sees only the custom fields a permission set grants
     * @return the id of the user
     * @throws ApiException if the user name is taken
     */
    public String addUser(String username, String password, String lastName, boolean administrator) {
        return org.write(() -> {
            ObjectNode body = JSON.objectNode()
                    .put("Username", username)
                    .put("Email", username)
                    .put("LastName", lastName)
                    .put("ProfileId", administrator ? administratorProfile : standardProfile);
            String id = create("User", body);
            passwords.put(id, password);
            return id;
        });
    }

    /** @return the id of the queue */
    public String addQueue(String name, String developerName, String... objects) {
        return org.write(() -> {
            ObjectNode body = JSON.objectNode()
                    .put("Name", name)
                    .put("DeveloperName", developerName)
                    .put("Type", "Queue");
            String id = create("Group", body);
            Arrays.stream(objects)
                    .forEach(object -> create(
                            "QueueSobject", JSON.objectNode().put("QueueId", id).put("SobjectType", object)));
            return id;
        });
    }

    private String create(String object, ObjectNode body) {
        return org.writer().create(Caller.of(firstUser), org.schema().known(object), body, new Transaction());
    }

    public void addValidationRule(ValidationRule rule) {
        org.write(() -> org.validationRules().add(rule));
    }

    public void removeValidationRule(String name) {
        org.write(() -> org.validationRules().removeIf(rule -> rule.name().equals(name)));
    }

    public void addDuplicateRule(DuplicateRule rule) {
        org.write(() -> org.duplicateRules().add(rule));
    }

    /** Makes a picklist refuse values outside its set, or accept any. */
    public void restrictPicklist(String object, String field, boolean restricted) {
        org.write(() -> {
            SObjectType type = org.schema().known(object);
            FieldBuilder changed = FieldBuilder.from(type.known(field));
            org.evolve(org.schema()
                    .with(type.with(
                            restricted ? changed.with(FieldFlag.RESTRICTED) : changed.without(FieldFlag.RESTRICTED))));
            return true;
        });
    }

    /** Adds a value to a standard value set such as {@code CaseOrigin}. */
    public void addPicklistValue(String valueSet, String value) {
        org.write(() -> {
            List<PicklistValue> values =
                    new ArrayList<>(org.schema().valueSets().getOrDefault(valueSet, List.of()));
            values.add(PicklistValue.of(value));
            org.evolve(org.schema().withValueSet(valueSet, values));
            return true;
        });
    }

    /** Gives a user the permission set, as a person would in Setup; again is no error. */
    public void assign(String username, String permissionSet) {
        org.write(() -> {
            String assignee = userId(username)
                    .orElseThrow(() -> new IllegalArgumentException("This org has no user " + username));
            Table sets = org.tables().of("PermissionSet");
            String set = sets.find(sets.type().known("Name"), permissionSet).stream()
                    .map(Row::id)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("This org has no permission set " + permissionSet));
            Table assignments = org.tables().of("PermissionSetAssignment");
            Field byUser = assignments.type().known("AssigneeId");
            Field bySet = assignments.type().known("PermissionSetId");
            boolean assigned = assignments.find(byUser, assignee).stream().anyMatch(row -> set.equals(row.get(bySet)));
            return assigned
                    || !create(
                                    "PermissionSetAssignment",
                                    JSON.objectNode()
                                            .put("AssigneeId", assignee)
                                            .put("PermissionSetId", set))
                            .isEmpty();
        });
    }

    public Optional<String> userId(String username) {
        return org.read(() -> {
            Table users = org.tables().of("User");
            return users.find(users.type().known("Username"), username).stream()
                    .map(Row::id)
                    .findFirst();
        });
    }

    /** The user with that name and password, if active. */
    public Optional<String> login(String username, String password) {
        return userId(username).filter(id -> active(id) && password.equals(passwords.get(id)));
    }

    public boolean active(String userId) {
        return Boolean.TRUE.equals(fieldOfUser(userId, "IsActive"));
    }

    public boolean isAdministrator(String userId) {
        return administratorProfile.equals(fieldOfUser(userId, "ProfileId"));
    }

    /** A field of the row of a user; null also if there is no such user. */
    public @Nullable Object fieldOfUser(String userId, String field) {
        return org.read(() -> {
            Table users = org.tables().of("User");
            Row user = users.get(userId);
            Field known = users.type().known(field);
            return user == null ? null : user.get(known);
        });
    }

    String caseQueue() {
        return caseQueue;
    }
}
