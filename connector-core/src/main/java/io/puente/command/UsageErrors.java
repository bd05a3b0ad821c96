package io.puente.command;

import io.puente.command.Failures.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person, or with {@code --json} a program as well, what was typed wrongly and what is allowed. */
final class UsageErrors implements IParameterExceptionHandler {

    private final CommandRun run;

    UsageErrors(CommandRun run) {
        this.run = run;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        Failure failure = inWords(problem);
        if (asJson(arguments)) {
            run.out().println(Answering.write(failure));
            run.out().flush();
        }
        run.err().println(failure.error());
        failure.details().forEach(run.err()::println);
        run.err().flush();
        return ExitCode.COULD_NOT_RUN;
    }

    /** Looked for in the words themselves: what stands after a mistake was not parsed. */
    private static boolean asJson(String[] arguments) {
        return Stream.of(arguments)
                .takeWhile(one -> !one.equals("--"))
                .anyMatch(one -> one.equals("--json") || one.equalsIgnoreCase("--json=true"));
    }

    private static Failure inWords(ParameterException problem) {
        String name = problem.getCommandLine().getCommandSpec().qualifiedName(" ");
        String help = "'" + name + " --help' shows how it is used.";
        String message = String.valueOf(problem.getMessage());
        return new Failure(
                String.join(" ", message.lines().map(String::strip).toList()),
                Stream.concat(suggestions(problem).stream(), Stream.of(help)).toList());
    }

    private static List<String> suggestions(ParameterException problem) {
        var text = new StringWriter();
        var lines = new PrintWriter(text);
        UnmatchedArgumentException.printSuggestions(problem, lines);
        lines.flush();
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
