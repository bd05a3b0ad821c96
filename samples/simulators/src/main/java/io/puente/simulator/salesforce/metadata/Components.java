package io.puente.simulator.salesforce.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has been deployed, as its XML, by type and full name; for those who read it back. Guarded by the org's lock. */
public final class Components {
    private final Map<String, Map<String, XmlNode>> byType = new LinkedHashMap<>();

    void put(String type, String fullName, XmlNode xml) {
        byType.computeIfAbsent(type, any -> new TreeMap<>()).put(fullName, xml);
    }

    Optional<XmlNode> get(String type, String fullName) {
        return Optional.ofNullable(all(type).get(fullName));
    }

    Map<String, XmlNode> all(String type) {
        return byType.getOrDefault(type, Map.of());
    }

    Components copy() {
        Components copy = new Components();
        byType.forEach((type, components) -> copy.byType.put(type, new TreeMap<>(components)));
        return copy;
    }

    void become(Components other) {
        byType.clear();
        byType.putAll(other.byType);
    }

    public void clear() {
        byType.clear();
    }
}
