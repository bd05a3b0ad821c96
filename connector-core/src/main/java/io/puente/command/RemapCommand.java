package io.puente.command;

import io.puente.store.Remaps;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applying a mapping to what was written before it. */
@Command(
        name = "remap",
        mixinStandardHelpOptions = true,
        header = "Applies a mapping to past conversations: lists, shows, applies or drops change sets.",
        description = {
            "'rehearse --propose' makes a change set. The running gateway applies it while the CRM has nothing else to do;"
                    + " Ctrl+C ends the watching only."
        },
        footer = {"", "Example:", "  remap", "  remap 3 --apply --wait"})
final class RemapCommand implements Callable<Integer> {

    private static final int MOST = 100;
    private static final long LOOK_MILLIS = 500;

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Of a change set; all are listed if left out.")
    private @Nullable Long number;

    @Option(names = "--crm", paramLabel = "NAME", description = "List those of this CRM.")
    private @Nullable String crm;

    @Option(names = "--apply", description = "Begin; its version must be the active one.")
    private boolean apply;

    @Option(names = "--drop", description = "It is not wanted; of one under way, nobody further is looked at.")
    private boolean drop;

    @Option(names = "--wait", description = "Show how far it is until it has ended.")
    private boolean wait;

    RemapCommand(CommandRun run) {
        this.run = run;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (number == null && (apply || drop || wait)) {
            throw new CommandProblem("--apply, --drop and --wait need the number of a change set; 'remap' lists them");
        }
        if (apply && drop) {
            throw new CommandProblem("--apply and --drop contradict each other");
        }
        var target = crm == null ? null : run.crm(crm).id();
        Remaps remaps = run.mode().remaps();
        List<ChangeSet> sets = number == null ? remaps.list(target, MOST) : List.of(one(remaps, number));
        answering.give(run.out(), sets, out -> {
            sets.forEach(set -> out.println(text(set)));
            if (sets.isEmpty()) {
                out.println("there is no change set; 'rehearse --propose' makes one");
            }
        });
        return ExitCode.FINE;
    }

    private ChangeSet one(Remaps remaps, long id) throws InterruptedException {
        Instant now = run.mode().clock().instant();
        ChangeSet set;
        try {
            set = apply
                    ? remaps.apply(id, now, Who.name())
                    : drop
                            ? remaps.drop(id, now, Who.name())
                            : remaps.find(id)
                                    .orElseThrow(() -> new CommandProblem(
                                            "there is no change set " + id + "; 'remap' lists them"));
        } catch (IllegalArgumentException e) {
            throw new CommandProblem(String.valueOf(e.getMessage()));
        }
        Progress progress = Progress.of(run, run.mode().clock(), "people");
        while (wait && set.state() == State.APPLYING) {
            progress.show(set.done(), set.people(), "");
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                progress.end();
                throw new Stopped("the gateway goes on; 'remap " + id + " --wait' shows how far it is");
            }
            set = remaps.find(id).orElse(set);
        }
        progress.end();
        return set;
    }

    private static String text(ChangeSet set) {
        return set.id() + "  " + set.target() + "  version " + set.version() + "  "
                + set.state().name().toLowerCase(Locale.ROOT) + ", " + Words.number(set.done()) + " of "
                + Words.count(set.people(), "contact") + " done, " + Words.count(set.records(), "record")
                + " would change; made at " + set.madeAt() + " by " + set.by();
    }
}
