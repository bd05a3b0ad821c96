package io.puente.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** From bytes to YAML's node graph, which knows lines and columns. Nothing in the file can name a class or run code. */
final class YamlText {

    /** Far more than a mapping needs; bounds what a wrong or hostile file can cost. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private YamlText() {}

    /** @return null if the file is no YAML; the reason is then among the problems */
    static @Nullable Node read(String fileName, InputStream file, ProblemList problems) throws IOException {
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            problems.add(start(fileName), "", "the file is larger than 1 MiB", "");
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return compose(fileName, text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        } catch (CharacterCodingException e) {
            problems.add(start(fileName), "", "the file is not UTF-8 text", "save it with the encoding UTF-8");
            return null;
        }
    }

    private static @Nullable Node compose(String fileName, String text, ProblemList problems) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                problems.add(start(fileName), "", "the file is empty", "");
            }
            return root == null ? null : new NamedNodes(fileName).copy(root);
        } catch (MarkedYAMLException e) {
            Position at = e.getProblemMark() == null
                    ? start(fileName)
                    : Position.of(e.getProblemMark()).in(fileName);
            problems.add(at, "", "this is not valid YAML: " + e.getProblem(), hint(String.valueOf(e.getProblem())));
        } catch (ReaderException e) {
            problems.add(
                    position(text, e.getPosition()).in(fileName),
                    "",
                    "the file holds a control character",
                    "remove it");
        } catch (YAMLException e) {
            problems.add(start(fileName), "", "this is not valid YAML: " + e.getMessage(), "");
        }
        return null;
    }

    private static String hint(String problem) {
        if (problem.contains("TAB")) {
            return "indent with spaces, not with tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "check the indentation, and put texts that contain ': ' in quotes";
        }
        if (problem.contains("another document")) {
            return "a mapping file is one document; remove the line '---'";
        }
        if (problem.startsWith("expected ',' or '")) {
            return "close the bracket, and put texts that contain ': ' in quotes";
        }
        return "";
    }

    private static Position start(String fileName) {
        return Position.START.in(fileName);
    }

    private static Position position(String text, int codePoints) {
        String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Position("", line, before.codePointCount(lineStart, before.length()) + 1);
    }
}
