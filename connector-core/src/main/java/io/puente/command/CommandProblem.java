package io.puente.command;

import java.io.Serial;
import java.util.List;

/** Why a command cannot run, in words for the person who typed it. */
final class CommandProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;
    private final int exitCode;

    CommandProblem(String what) {
        this(what, List.of());
    }

    /** @param details one line each */
    CommandProblem(String what, List<String> details) {
        this(what, details, ExitCode.COULD_NOT_RUN);
    }

    /** @param exitCode another one than that it could not run */
    CommandProblem(String what, List<String> details, int exitCode) {
        super(what);
        this.details = List.copyOf(details);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    List<String> details() {
        return details;
    }
}
