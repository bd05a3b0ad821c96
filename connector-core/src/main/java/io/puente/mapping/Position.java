package io.puente.mapping;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A place in a mapping file; both count from 1, columns in characters as an editor shows them.
 *
 * @param file empty for the file that is being read
 */
record Position(String file, int line, int column) implements Comparable<Position> {

    static final Position START = new Position("", 1, 1);

    static Position of(Node node) {
        return of(node.getStartMark());
    }

    static Position of(Mark mark) {
        return new Position(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    Position in(String named) {
        return new Position(named, line, column);
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
