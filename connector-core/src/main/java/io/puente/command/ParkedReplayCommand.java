package io.puente.command;

import io.puente.store.AttentionList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes up again what needed attention. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Takes records up again, after the cause is gone.",
        description = "The gateway tries them within about a second; if none runs, once it does.",
        footer = {"", "Example:", "  parked replay --crm salesforce --code STRING_TOO_LONG", "  parked replay --all"})
final class ParkedReplayCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Mixin
    private final Selection selection = new Selection();

    @Option(names = "--all", description = "Everything that needs attention.")
    private boolean all;

    ParkedReplayCommand(CommandRun run) {
        this.run = run;
    }

    /** The answer. */
    record Replayed(int records) {}

    @Override
    public Integer call() {
        if (all == !selection.empty()) {
            throw new CommandProblem("say which records: by --crm, --object, --key, --kind, --code, or --all of them");
        }
        AttentionList.Filter filter = selection.filter(run);
        int taken = run.mode().attention().replay(filter, run.mode().clock().instant());
        answering.give(
                run.out(), new Replayed(taken), out -> out.println(Words.count(taken, "record") + " taken up again"));
        return ExitCode.FINE;
    }
}
