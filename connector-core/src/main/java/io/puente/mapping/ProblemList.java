package io.puente.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the problems of one file while it is read. Not thread-safe. */
final class ProblemList {

    /** Nobody reads more; and a hostile file must not make a message of any size. */
    private static final int MOST = 100;

    private final String file;
    private final List<MappingProblem> problems = new ArrayList<>();
    private boolean full;

    ProblemList(String file) {
        this.file = file;
    }

    void add(Node at, String path, String what, String hint) {
        add(Position.of(at), path, what, hint);
    }

    void add(Position at, String path, String what, String hint) {
        if (problems.size() < MOST) {
            problems.add(new MappingProblem(
                    at.file().isEmpty() ? file : at.file(), at.line(), at.column(), path, what, hint));
        } else {
            full = true;
        }
    }

    List<MappingProblem> sorted() {
        List<MappingProblem> sorted = sorted(problems);
        if (!full) {
            return sorted;
        }
        MappingProblem last = sorted.get(sorted.size() - 1);
        List<MappingProblem> all = new ArrayList<>(sorted);
        all.add(new MappingProblem(
                last.file(),
                last.line(),
                last.column(),
                "",
                "there are more than " + MOST + " problems",
                "the others are shown when some of these are mended"));
        return all;
    }

    static List<MappingProblem> sorted(List<MappingProblem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(MappingProblem::file)
                        .thenComparingInt(MappingProblem::line)
                        .thenComparingInt(MappingProblem::column))
                .toList();
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }
}
