package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.store.Backfill;
import io.puente.store.Backfill.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Filling a CRM with the history that is there. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        header = "Brings a CRM everything that is known, or shows how far that is.",
        description = {
            "The running gateway does the work; a back-fill under way is never begun anew unless --restart says so."
                    + " Ctrl+C ends the watching only; --status tells how far it is, and with --wait goes on watching.",
            "What a CRM has already costs no call."
        },
        footer = {"", "Example:", "  backfill salesforce --wait"})
final class BackfillCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 500;
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Option(names = "--wait", description = "Show how far it is until it has ended.")
    private boolean wait;

    @Option(names = "--restart", description = "Begin anew, also if one is under way.")
    private boolean restart;

    @Option(names = "--status", description = "Begin nothing, only tell.")
    private boolean status;

    BackfillCommand(CommandRun run) {
        this.run = run;
    }

    /** @param begun whether this command began it */
    record Filling(
            String crm,
            boolean begun,
            boolean underWay,
            long people,
            long done,
            @Nullable Instant began,
            @Nullable Instant ended) {}

    @Override
    public Integer call() throws InterruptedException {
        if (restart && status) {
            throw new CommandProblem("--restart and --status contradict each other");
        }
        CommandCrm one = run.crm(crm);
        Backfill backfill = run.mode().backfill();
        Progress before = backfill.progress(one.id()).orElse(null);
        boolean begins = !status && (restart || before == null || before.ended() != null);
        if (begins) {
            begin(backfill, one);
        }
        Progress now = backfill.progress(one.id()).orElse(null);
        if (wait && now != null) {
            now = await(backfill, one, now);
        }
        Filling filling = now == null
                ? new Filling(crm, false, false, 0, 0, null, null)
                : new Filling(crm, begins, now.ended() == null, now.people(), now.done(), now.began(), now.ended());
        answering.give(run.out(), filling, out -> out.println(text(filling)));
        return ExitCode.FINE;
    }

    private static void begin(Backfill backfill, CommandCrm one) {
        try {
            backfill.restart(one.id());
        } catch (IllegalArgumentException e) {
            throw new CommandProblem("no gateway has run with the CRM " + one.id()
                    + " yet; start it once, and the history follows by itself");
        }
    }

    private Progress await(Backfill backfill, CommandCrm one, Progress first) throws InterruptedException {
        Clock clock = run.mode().clock();
        var progress = io.puente.command.Progress.of(run, clock, "people");
        Progress now = first;
        long moved = -1;
        Instant movedAt = clock.instant();
        while (now.ended() == null) {
            if (now.done() != moved) {
                moved = now.done();
                movedAt = clock.instant();
            }
            boolean silent = movedAt.plus(SILENCE).isBefore(clock.instant());
            progress.show(now.done(), now.people(), silent ? "nothing moves: is the gateway running?" : "");
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                progress.end();
                throw new Stopped("the gateway goes on; 'backfill " + crm + " --status' tells how far it is");
            }
            now = backfill.progress(one.id()).orElse(now);
        }
        progress.end();
        return now;
    }

    private static String text(Filling one) {
        if (one.began == null) {
            return one.crm + ": there was no back-fill yet";
        }
        if (one.underWay) {
            return one.crm + ": "
                    + (one.begun
                            ? "a back-fill has begun"
                            : "the back-fill that began at " + one.began + " is under way")
                    + ", " + Words.number(one.done) + " of "
                    + (one.people == 0 ? "all" : Words.number(one.people))
                    + " people done; --wait shows how it goes on";
        }
        return one.crm + ": the back-fill that began at " + one.began + " ended at " + one.ended + ": "
                + Words.number(one.people) + " people";
    }
}
