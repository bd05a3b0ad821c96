package io.puente.mapping;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Copies a node graph so that every place in it knows its file: files are laid over each other later. */
final class NamedNodes {

    private final String file;
    /** Aliases make one node occur in several places, even inside itself. */
    private final Map<Node, Node> copies = new IdentityHashMap<>();

    NamedNodes(String file) {
        this.file = file;
    }

    Node copy(Node node) {
        Node known = copies.get(node);
        if (known != null) {
            return known;
        }
        if (node instanceof MappingNode map) {
            List<NodeTuple> entries = new ArrayList<>();
            var copy = new MappingNode(
                    map.getTag(), true, entries, mark(map.getStartMark()), mark(map.getEndMark()), map.getFlowStyle());
            copies.put(node, copy);
            map.getValue()
                    .forEach(entry -> entries.add(new NodeTuple(copy(entry.getKeyNode()), copy(entry.getValueNode()))));
            return copy;
        }
        if (node instanceof SequenceNode list) {
            List<Node> items = new ArrayList<>();
            var copy = new SequenceNode(
                    list.getTag(),
                    true,
                    items,
                    mark(list.getStartMark()),
                    mark(list.getEndMark()),
                    list.getFlowStyle());
            copies.put(node, copy);
            list.getValue().forEach(item -> items.add(copy(item)));
            return copy;
        }
        var scalar = (ScalarNode) node;
        var copy = new ScalarNode(
                scalar.getTag(),
                scalar.getValue(),
                mark(scalar.getStartMark()),
                mark(scalar.getEndMark()),
                scalar.getScalarStyle());
        copies.put(node, copy);
        return copy;
    }

    private Mark mark(Mark mark) {
        return new Mark(file, mark.getIndex(), mark.getLine(), mark.getColumn(), mark.getBuffer(), mark.getPointer());
    }
}
