package io.puente.simulator.dataverse.org;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What administrators and their plug-ins have added, and switches for what differs between environments. Thread-safe. */
public final class Rules {
    /** A synchronous plug-in that refuses. @param message Create, Update or Delete */
    record Plugin(String name, String table, String message, String text) {}

    /** Rows with equal values in all these columns are duplicates. */
    record DuplicateRule(String table, List<String> columns) {}

    private final Map<String, Plugin> plugins = new ConcurrentHashMap<>();
    private final List<DuplicateRule> duplicates = new CopyOnWriteArrayList<>();
    private final Set<String> deniedPrivileges = ConcurrentHashMap.newKeySet();
    private volatile boolean openActivitiesBlock = true;
    private volatile boolean resolvedIsReadOnly;

    void clear() {
        plugins.clear();
        duplicates.clear();
        deniedPrivileges.clear();
        openActivitiesBlock = true;
        resolvedIsReadOnly = false;
    }

    void put(Plugin plugin) {
        plugins.put(plugin.name(), plugin);
    }

    void removePlugin(String name) {
        plugins.remove(name);
    }

    void add(DuplicateRule rule) {
        duplicates.add(rule);
    }

    void deny(String privilege, boolean denied) {
        if (denied) {
            deniedPrivileges.add(privilege);
        } else {
            deniedPrivileges.remove(privilege);
        }
    }

    void openActivitiesBlock(boolean on) {
        openActivitiesBlock = on;
    }

    void resolvedIsReadOnly(boolean on) {
        resolvedIsReadOnly = on;
    }

    boolean openActivitiesBlock() {
        return openActivitiesBlock;
    }

    boolean resolvedIsReadOnly() {
        return resolvedIsReadOnly;
    }

    List<DuplicateRule> duplicateRules(String table) {
        List<DuplicateRule> rules = new ArrayList<>(duplicates);
        rules.removeIf(rule -> !rule.table().equals(table));
        return rules;
    }

    /** The synchronous steps before the platform's own work. */
    void beforeWrite(String message, Row row, Caller caller) {
        String privilege =
                "prv" + message.replace("Update", "Write") + row.type().traits().schemaName();
        if (deniedPrivileges.stream().anyMatch(privilege::equalsIgnoreCase)) {
            throw new ApiException(
                    ErrorCode.PRIVILEGE_DENIED,
                    "Principal user (Id=" + caller.userId() + ", type=8) is missing " + privilege + " privilege on OTC="
                            + row.type().traits().typeCode() + " for entity '" + row.type() + "'.");
        }
        for (Plugin plugin : plugins.values()) {
            if (plugin.table().equals(row.type().name()) && plugin.message().equalsIgnoreCase(message)) {
                throw new ApiException(ErrorCode.PLUGIN_ABORTED, plugin.text());
            }
        }
    }

    /** Also for reading: {@code prvReadContact}. */
    public void checkRead(String schemaName, Caller caller) {
        if (deniedPrivileges.stream().anyMatch(("prvRead" + schemaName)::equalsIgnoreCase)) {
            throw new ApiException(
                    ErrorCode.PRIVILEGE_DENIED,
                    "Principal user (Id=" + caller.userId() + ", type=8) is missing prvRead" + schemaName
                            + " privilege for entity '" + schemaName + "'.");
        }
    }
}
