package io.puente.simulator.siebel.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of the repository: that of its parent with its own changes. Used under the lock of {@link Workspaces}. */
final class Workspace {
    private final String name;
    private final String owner;
    private final @Nullable Workspace parent;
    private final Map<ObjectPath, Map<String, String>> own = new LinkedHashMap<>();

    Workspace(String name, String owner, @Nullable Workspace parent) {
        this.name = name;
        this.owner = owner;
        this.parent = parent;
    }

    String name() {
        return name;
    }

    /** Only a developer's workspace may be changed, by that developer. */
    boolean editableBy(String login) {
        return parent != null && owner.equals(login);
    }

    @Nullable
    Map<String, String> find(ObjectPath path) {
        Map<String, String> found = own.get(path);
        return found != null || parent == null ? found : parent.find(path);
    }

    /** All of one level, by name. */
    Map<String, Map<String, String>> list(ObjectPath level) {
        Map<String, Map<String, String>> found = parent == null ? new LinkedHashMap<>() : parent.list(level);
        own.forEach((path, values) -> {
            if (path.types().equals(level.types()) && path.names().equals(level.names())) {
                found.put(String.valueOf(path.name()), values);
            }
        });
        return found;
    }

    void put(ObjectPath path, Map<String, String> values) {
        own.put(path, Map.copyOf(values));
    }
}
