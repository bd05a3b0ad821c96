package io.puente.mapping;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping file that cannot be used; names every mistake at once, in the order of the file. */
public final class MappingProblems extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;

    public MappingProblems(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<MappingProblem> problems() {
        return problems;
    }
}
