package io.puente.command;

/** How a command ended, for scripts. */
final class ExitCode {

    static final int FINE = 0;
    static final int FOUND_PROBLEMS = 1;
    static final int COULD_NOT_RUN = 2;

    private ExitCode() {}
}
