package io.puente.versions;

import io.puente.mapping.MappingProblem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The CRM, as it is now, would not take what a mapping writes. Nothing was activated. */
public final class ActivationRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;

    public ActivationRefused(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of the file. */
    public List<MappingProblem> problems() {
        return problems;
    }
}
