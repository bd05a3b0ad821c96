package io.puente.consent;

import java.io.Serial;
import java.util.List;

/** A consent that cannot be taken: every problem, each naming the field and what is allowed, and no personal data. */
public final class ConsentProblems extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConsentProblems(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
