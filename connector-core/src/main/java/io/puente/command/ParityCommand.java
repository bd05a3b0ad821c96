package io.puente.command;

import io.puente.api.ParityView;
import io.puente.boot.CommandCrm;
import io.puente.parity.ParityReport;
import io.puente.parity.ParityReport.State;
import io.puente.parity.ParityText;
import io.puente.parity.ParityWords;
import io.puente.parity.ParityWorker;
import io.puente.store.ParityRuns.Difference;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Comparing a CRM with what it is meant to hold. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        header = "Compares a CRM with what it is meant to hold.",
        description = {
            "Reads only. Ctrl+C keeps how far it came, and the same command goes on from there.",
            "Exit code 1 says that there are differences."
        },
        footer = {"", "Example:", "  parity salesforce", "  parity salesforce --heal"})
final class ParityCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 200;
    /** Another's process may have been killed. */
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(2);

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Option(names = "--restart", description = "Begin anew, also if an interrupted one could go on.")
    private boolean restart;

    @Option(names = "--heal", description = "Let the gateway write again what is missing or was changed by a fault.")
    private boolean heal;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "100",
            description = "Differences to list; 100 if not given.")
    private int list;

    ParityCommand(CommandRun run) {
        this.run = run;
    }

    /** @param healed how many records will be written again; null unless asked for */
    record Compared(
            ParityView report,
            @org.jspecify.annotations.Nullable Integer healed) {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        CommandCrm one = run.crm(crm);
        ParityWorker worker = one.parity();
        ParityWorker.Started started = worker.start(restart);
        switch (started) {
            case IMPOSSIBLE -> throw new CommandProblem("the connector of type " + one.type() + " cannot read its CRM");
            case CONTINUED -> run.err().println("an interrupted comparison goes on");
            case RUNS_ALREADY -> run.err().println("another process compares " + crm + " already; this one looks on");
            case ANEW -> {}
        }
        ParityReport report = await(worker, started == ParityWorker.Started.RUNS_ALREADY);
        if (report.state() != State.DONE) {
            throw new CommandProblem(
                    "the comparison stopped: " + report.reason() + "; the same command goes on with it");
        }
        Integer healed = heal ? worker.heal(List.of()) : null;
        List<Difference> differences = worker.differences(null, 0, list);
        var words = new ParityWords(run.mode().settings().language());
        answering.give(run.out(), new Compared(ParityView.of(crm, report, differences, words), healed), out -> {
            out.print(new ParityText(words).of(crm, report, differences));
            if (healed != null) {
                out.println(Words.count(healed, "record") + " will be written again");
            }
        });
        return report.inParity() ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }

    private ParityReport await(ParityWorker worker, boolean othersAtFirst) throws InterruptedException {
        Clock clock = run.mode().clock();
        Progress progress = Progress.of(run, clock, "people");
        boolean others = othersAtFirst;
        Instant takeOverAt = clock.instant();
        try {
            while (true) {
                if (others && !clock.instant().isBefore(takeOverAt)) {
                    others = !worker.resume();
                    takeOverAt = clock.instant().plus(TAKE_OVER_EVERY);
                }
                ParityReport report = worker.report().orElseThrow();
                if (report.state() != State.RUNNING) {
                    progress.end();
                    return report;
                }
                String waits = report.reason();
                progress.show(report.people(), report.peopleTotal(), waits == null ? "" : waits);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            progress.end();
            throw new Stopped(
                    worker.cancel()
                            ? "the same command goes on where it was"
                            : "the comparison goes on in the other process");
        }
    }
}
