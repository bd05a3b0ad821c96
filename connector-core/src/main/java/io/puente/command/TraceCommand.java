package io.puente.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything known of one message, case or person. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        header = "Tells what became of one message, case or person: when it came in, and how it stands in each CRM.",
        description = {
            "Keys, times and reasons only, unless --show-personal asks for more: the id of a message holds a phone number.",
            "Exit code 1 says that nothing is known of it, or that something of it needs attention."
        },
        footer = {"", "Example:", "  trace wamid.HBgLMTU1NTUwMTk5MDEVAgASGBQzRQA=", "  trace 5003h00000AbCdE"})
final class TraceCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(
            paramLabel = "ID",
            description = "WhatsApp's id of a message (wamid...), a key of Puente, or the id of a record in a CRM.")
    private String id = "";

    @Option(names = "--show-personal", description = "With ids of messages, numbers, names and texts.")
    private boolean personal;

    TraceCommand(CommandRun run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        var mode = run.mode();
        TraceAnswer answer = new TraceSearch(mode.tracing(), mode.log(), mode.settings(), personal).find(id.strip());
        answering.give(run.out(), answer, new TraceText(answer)::print);
        return answer.known() && answer.records().stream().noneMatch(TraceAnswer.Record::needsAttention)
                ? ExitCode.FINE
                : ExitCode.FOUND_PROBLEMS;
    }
}
