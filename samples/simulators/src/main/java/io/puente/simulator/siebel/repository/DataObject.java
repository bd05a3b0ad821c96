package io.puente.simulator.siebel.repository;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first part of a data path names: a business object or an integration object.
 *
 * @param components the root first
 * @param granted in the view Inbound REST API Access
 */
public record DataObject(String name, Map<String, Component> components, boolean granted) {

    public DataObject {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    static DataObject of(String name, List<Component> components) {
        Map<String, Component> byName = new LinkedHashMap<>();
        components.forEach(component -> byName.put(component.name(), component));
        return new DataObject(name, byName, false);
    }

    public @Nullable Component component(String componentName) {
        return components.get(componentName);
    }

    DataObject granted(boolean grant) {
        return new DataObject(name, components, grant);
    }
}
