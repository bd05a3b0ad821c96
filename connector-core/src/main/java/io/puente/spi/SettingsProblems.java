package io.puente.spi;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be used; names every mistake at once. */
public final class SettingsProblems extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsProblems(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
