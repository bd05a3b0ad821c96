package io.puente.mapping;

import io.puente.model.Sha256;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Hash of what a file says: comments and layout do not count, so that touching them makes nobody write records again. */
final class ContentVersion {

    /** 48 bits: two versions of one file never meet by chance. */
    private static final int CHARACTERS = 12;

    private ContentVersion() {}

    /** @param root of a file without problems; its structure is a tree of bounded depth */
    static String of(Node root) {
        var text = new StringBuilder();
        write(root, text);
        return Sha256.hex(text).substring(0, CHARACTERS);
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof MappingNode map) {
            text.append('{');
            map.getValue().forEach(entry -> {
                write(entry.getKeyNode(), text);
                write(entry.getValueNode(), text);
            });
            text.append('}');
        } else if (node instanceof SequenceNode list) {
            text.append('[');
            list.getValue().forEach(item -> write(item, text));
            text.append(']');
        } else if (node instanceof ScalarNode scalar) {
            text.append(scalar.getScalarStyle() == ScalarStyle.PLAIN ? 'p' : 'q');
            text.append(scalar.getValue().length()).append(':').append(scalar.getValue());
        }
    }
}
