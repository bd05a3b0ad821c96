package io.puente.command;

import io.puente.delivery.PlainReasons;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.spi.SettingsProblems;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person why a command could not run, or that it was stopped: no stack trace unless asked for. */
final class Failures implements IExecutionExceptionHandler {

    private final CommandRun run;

    Failures(CommandRun run) {
        this.run = run;
    }

    /** As JSON. */
    record Failure(String error, List<String> details) {}

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        ParseResult own = parsed;
        while (own.hasSubcommand()) {
            own = own.subcommand();
        }
        boolean json = own.hasMatchedOption("--json");
        Failure failure = stopped(problem).orElseGet(() -> inWords(problem));
        if (own.hasMatchedOption("--verbose")) {
            problem.printStackTrace(run.err());
        }
        if (json) {
            run.out().println(Answering.write(failure));
        }
        run.err().println(failure.error);
        failure.details.forEach(line -> run.err().println("  - " + line));
        run.err().flush();
        return problem instanceof CommandProblem known ? known.exitCode() : ExitCode.COULD_NOT_RUN;
    }

    /** Whatever else an interruption made fail is no news. */
    private Optional<Failure> stopped(Exception problem) {
        boolean interrupted = run.stopping();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Stopped known) {
                return Optional.of(new Failure(String.valueOf(known.getMessage()), List.of()));
            }
            interrupted |= cause instanceof InterruptedException;
        }
        return interrupted ? Optional.of(new Failure("stopped", List.of())) : Optional.empty();
    }

    private static Failure inWords(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandProblem known) {
                return new Failure(known.what(), known.details());
            }
            if (cause instanceof SettingsProblems settings) {
                return new Failure("the settings need your attention:", settings.problems());
            }
            if (cause instanceof MappingProblems mapping) {
                return new Failure(
                        "the mapping file needs your attention:",
                        mapping.problems().stream().map(MappingProblem::text).toList());
            }
            if (cause instanceof TargetFailure crm) {
                return new Failure(new PlainReasons(Locale.ENGLISH).of(crm.failure()), List.of());
            }
        }
        String message = problem.getMessage();
        return new Failure(
                (message == null || message.isBlank() ? problem.getClass().getSimpleName() : message)
                        + (problem instanceof IllegalStateException || problem instanceof java.io.IOException
                                ? ""
                                : " (--verbose shows where)"),
                List.of());
    }
}
