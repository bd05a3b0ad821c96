package io.puente.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Lays one file over another. Objects meet by their name, fields and references by theirs, and a field is replaced as a
 * whole; {@code remove} in place of a field, or {@code remove: true} in an object, takes it away.
 */
final class Overlay {

    private static final String REMOVE = "remove";
    private static final Set<String> MERGED = Set.of("fields", "references");

    private final ProblemList problems;

    Overlay(ProblemList problems) {
        this.problems = problems;
    }

    /** @return a file that says what both say; neither argument is used afterwards */
    MappingNode lay(MappingNode top, MappingNode base) {
        Map<String, NodeTuple> entries = entries(base);
        entries(top).forEach((key, entry) -> {
            NodeTuple below = entries.get(key);
            if (key.equals("objects")
                    && entry.getValueNode() instanceof SequenceNode over
                    && below != null
                    && below.getValueNode() instanceof SequenceNode under) {
                objects(over, under);
            } else if (!key.equals(LayeredFile.EXTENDS)) {
                entries.put(key, entry);
            }
        });
        entries.remove(LayeredFile.EXTENDS);
        return with(base, entries);
    }

    private void objects(SequenceNode top, SequenceNode base) {
        Map<String, Node> byName = new LinkedHashMap<>();
        base.getValue().forEach(node -> byName.put(name(node), node));
        List<Node> unnamed = new ArrayList<>();
        for (Node node : top.getValue()) {
            String name = name(node);
            Node below = byName.get(name);
            if (name.isEmpty()) {
                unnamed.add(node);
            } else if (removed(node)) {
                if (byName.remove(name) == null) {
                    problems.add(node, "objects." + name, "there is no such object to remove", named(name, byName));
                }
            } else if (node instanceof MappingNode over && below instanceof MappingNode under) {
                byName.put(name, object(name, over, under));
            } else {
                byName.put(name, node);
            }
        }
        base.getValue().clear();
        base.getValue().addAll(byName.values());
        base.getValue().addAll(unnamed);
    }

    private MappingNode object(String name, MappingNode top, MappingNode base) {
        Map<String, NodeTuple> entries = entries(base);
        entries(top).forEach((key, entry) -> {
            NodeTuple below = entries.get(key);
            if (MERGED.contains(key)
                    && entry.getValueNode() instanceof MappingNode over
                    && below != null
                    && below.getValueNode() instanceof MappingNode under) {
                entries.put(key, new NodeTuple(below.getKeyNode(), named("objects." + name + "." + key, over, under)));
            } else {
                entries.put(key, entry);
            }
        });
        return with(base, entries);
    }

    private MappingNode named(String path, MappingNode top, MappingNode base) {
        Map<String, NodeTuple> entries = entries(base);
        entries(top).forEach((name, entry) -> {
            if (!isRemove(entry.getValueNode())) {
                entries.put(name, entry);
            } else if (entries.remove(name) == null) {
                problems.add(entry.getKeyNode(), path + "." + name, "there is nothing to remove", named(name, entries));
            }
        });
        return with(base, entries);
    }

    private static String named(String name, Map<String, ?> known) {
        return Spelling.hint(name, known.keySet());
    }

    private static boolean isRemove(@Nullable Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(REMOVE);
    }

    private static boolean removed(Node object) {
        return object instanceof MappingNode map
                && map.getValue().stream()
                        .anyMatch(entry -> isRemove(entry.getKeyNode())
                                && entry.getValueNode() instanceof ScalarNode value
                                && value.getValue().equals("true"));
    }

    private static String name(Node object) {
        NodeTuple entry = object instanceof MappingNode map ? entries(map).get("name") : null;
        return entry != null && entry.getValueNode() instanceof ScalarNode name ? name.getValue() : "";
    }

    /** Keys that are no words or occur twice keep an entry of their own, so that the reader reports them. */
    private static Map<String, NodeTuple> entries(MappingNode map) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            while (key.isEmpty() || entries.containsKey(key)) {
                key += "\u0000" + entries.size();
            }
            entries.put(key, entry);
        }
        return entries;
    }

    private static MappingNode with(MappingNode node, Map<String, NodeTuple> entries) {
        return new MappingNode(
                node.getTag(),
                true,
                new ArrayList<>(entries.values()),
                node.getStartMark(),
                node.getEndMark(),
                node.getFlowStyle());
    }
}
