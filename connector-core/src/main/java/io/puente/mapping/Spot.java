package io.puente.mapping;

import org.yaml.snakeyaml.nodes.Node;

/** One value in the file and its place in the structure: where a problem found in it is reported. Not thread-safe. */
final class Spot {

    private final Node node;
    private final String path;
    private final ProblemList problems;
    private boolean clean = true;

    Spot(Node node, String path, ProblemList problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    void problem(String what, String hint) {
        clean = false;
        problems.add(node, path, what, hint);
    }

    /** No problem so far. */
    boolean clean() {
        return clean;
    }
}
