package io.puente.mapping;

import io.puente.mapping.MappingLayers.Layer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a file and, below it, those that it extends. */
final class LayeredFile {

    static final String EXTENDS = "extends";

    /** Default, house, department, trial; more is a loop. */
    private static final int MOST_LAYERS = 5;

    private final MappingLayers layers;
    private final ProblemList problems;

    LayeredFile(MappingLayers layers, ProblemList problems) {
        this.layers = layers;
        this.problems = problems;
    }

    /** @return null if a file is no YAML or a layer is missing; the reason is then among the problems */
    @Nullable
    Node read(String fileName, InputStream file) throws IOException {
        return read(fileName, file, 1);
    }

    private @Nullable Node read(String fileName, InputStream file, int depth) throws IOException {
        Node root = YamlText.read(fileName, file, problems);
        ScalarNode below = root instanceof MappingNode map ? extended(map) : null;
        if (root == null || below == null) {
            return root;
        }
        if (depth == MOST_LAYERS) {
            problems.add(
                    below,
                    EXTENDS,
                    "is the layer number " + (MOST_LAYERS + 1),
                    "at most " + MOST_LAYERS + ", without loops");
            return null;
        }
        Layer layer = layers.open(below.getValue());
        if (layer == null) {
            problems.add(
                    below,
                    EXTENDS,
                    "there is no mapping '" + below.getValue() + "'",
                    "write 'default' for the one shipped with the connector, or the path of a file");
            return null;
        }
        try (InputStream content = layer.content()) {
            Node base = read(layer.fileName(), content, depth + 1);
            return base instanceof MappingNode map ? new Overlay(problems).lay((MappingNode) root, map) : null;
        }
    }

    private @Nullable ScalarNode extended(MappingNode root) {
        return root.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(EXTENDS))
                .map(entry -> entry.getValueNode() instanceof ScalarNode scalar ? scalar : null)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
