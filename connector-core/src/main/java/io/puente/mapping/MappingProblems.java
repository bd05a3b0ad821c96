package io.puente.mapping;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping file that cannot be used; names every mistake at once, in the order of the file. */
public final class MappingProblems extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;
    private final String fileName;
    private final transient List<ObjectPlan> understood;

    public MappingProblems(List<MappingProblem> problems) {
        this(problems, "", List.of());
    }

    /**
     * @param fileName of the file on top
     * @param understood what of it and its layers could be read all the same
     */
    MappingProblems(List<MappingProblem> problems, String fileName, List<ObjectPlan> understood) {
        super(problems.stream().map(MappingProblem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.fileName = fileName;
        this.understood = List.copyOf(understood);
    }

    public List<MappingProblem> problems() {
        return problems;
    }

    String fileName() {
        return fileName;
    }

    List<ObjectPlan> understood() {
        return understood;
    }
}
