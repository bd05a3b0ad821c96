package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Turns places inside an expression into places in the file, and CEL's messages into an administrator's words. */
final class ExpressionSpot {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
    private static final List<String> FUNCTIONS = List.of(
            "given",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "size",
            "upperAscii",
            "lowerAscii",
            "trim",
            "replace",
            "substring",
            "split",
            "join",
            "charAt",
            "indexOf",
            "lastIndexOf",
            "string",
            "int",
            "double",
            "timestamp",
            "duration",
            "getHours",
            "getMinutes",
            "getDayOfWeek",
            "getDate",
            "getMonth",
            "getFullYear");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(\\S+)' applied to '\\(?(.*?)\\)?' .*", Pattern.DOTALL);

    private final ScalarNode node;
    private final String path;
    private final CanonicalKind from;
    private final ProblemList problems;
    private boolean clean = true;

    ExpressionSpot(ScalarNode node, String path, CanonicalKind from, ProblemList problems) {
        this.node = node;
        this.path = path;
        this.from = from;
        this.problems = problems;
    }

    boolean clean() {
        return clean;
    }

    /** @param line from 1; 0 for the whole expression @param column from 0 */
    void problem(int line, int column, String what, String hint) {
        clean = false;
        boolean found = isPlaced() && line == 1;
        String place = found || line == 0 ? "" : " (line " + line + ", column " + (column + 1) + " of the expression)";
        problems.add(found ? at(column) : Position.of(node), path, what + place, hint);
    }

    /** What CEL found; unknown names get the same words and suggestions as anywhere in the file. */
    void issue(int line, int column, String text, String message) {
        Matcher undeclared = UNDECLARED.matcher(message);
        Matcher overload = OVERLOAD.matcher(message);
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (undeclared.matches()) {
            undeclared(undeclared.group(1), line, column, text);
        } else if (overload.matches()) {
            String operator = overload.group(1).replace("_", "").replace("@", "");
            problem(line, column, "'" + operator + "' does not work on " + words(overload.group(2)), "");
        } else if (unexpected.matches()) {
            boolean end = unexpected.group(1).equals("<EOF>");
            String what = end ? "the expression ends too early" : "'" + unexpected.group(1) + "' cannot stand here";
            problem(line, column, what, "");
        } else {
            problem(line, column, firstLine(message), "");
        }
    }

    private void undeclared(String word, int line, int column, String text) {
        String name = nameAt(line, column, text);
        if (name.isEmpty()) {
            problem(line, column, "there is no function '" + word + "'", Spelling.hint(word, FUNCTIONS));
        } else if (name.contains(".")) {
            unknown(name, line, column);
        } else {
            problem(line, column, "there is no value '" + name + "'", "a text stands in 'single quotes'");
        }
    }

    private void unknown(String name, int line, int column) {
        var found = new ProblemList("");
        new PathLookup().find(name, from, new Spot(node, path, found));
        if (found.isEmpty()) {
            problem(line, column, "'" + name + "' cannot be used here", "");
        }
        found.sorted().forEach(p -> problem(line, column, p.what(), p.hint()));
    }

    private static String nameAt(int line, int column, String text) {
        String[] lines = text.split("\n", -1);
        if (line < 1 || line > lines.length || column > lines[line - 1].length()) {
            return "";
        }
        Matcher name = NAME.matcher(lines[line - 1]).region(column, lines[line - 1].length());
        return name.lookingAt() ? name.group() : "";
    }

    private static String words(String types) {
        return types.replace("google.protobuf.Timestamp", "a moment")
                .replace("google.protobuf.Duration", "a duration")
                .replace("string", "text")
                .replace("int", "number")
                .replace("bool", "true/false")
                .replace(", ", " and ");
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** In a text on one line without escapes, a place in the text is a place in the file. */
    private boolean isPlaced() {
        return node.getStartMark().getLine() == node.getEndMark().getLine()
                && node.getEndMark().getColumn() - node.getStartMark().getColumn()
                        == node.getValue().codePointCount(0, node.getValue().length()) + (isQuoted() ? 2 : 0);
    }

    private boolean isQuoted() {
        return node.getScalarStyle() != ScalarStyle.PLAIN;
    }

    private Position at(int column) {
        Position start = Position.of(node);
        return new Position(start.file(), start.line(), start.column() + column + (isQuoted() ? 1 : 0));
    }
}
