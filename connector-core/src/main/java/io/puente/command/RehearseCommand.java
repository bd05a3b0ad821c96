package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.mapping.MappingFile;
import io.puente.model.ContactKey;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.spi.TargetFailure;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.Concerned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a mapping file would change. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        header = "Shows what a mapping file would change, on past conversations; writes nothing in the CRM.",
        description = {
            "The report holds customers' values: treat it as personal data.",
            "Exit code 1 says that the CRM would refuse more records than allowed, or that the file has mistakes."
        },
        footer = {"", "Example:", "  rehearse salesforce my-mapping.yaml --conversations 200"})
final class RehearseCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(index = "0", paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A mapping file.")
    private String file = "";

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The newest so many; 1,000 if not given.")
    private int conversations;

    @Option(
            names = "--allow-rejected",
            paramLabel = "N",
            defaultValue = "0",
            description = "So many refused records do not make it fail.")
    private long allowRejected;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "50",
            description = "Differences to list for each field; all are counted. 50 if not given.")
    private int examples;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report there instead.")
    private @Nullable Path out;

    @Option(names = "--propose", description = "Keep whose past records would change, for 'remap' to apply later.")
    private boolean propose;

    RehearseCommand(CommandRun run) {
        this.run = run;
    }

    /** The answer. @param changeSet null unless asked for */
    record Rehearsed(RehearsalReport report, @Nullable ChangeSet changeSet) {}

    @Override
    public Integer call() throws IOException, TargetFailure, InterruptedException {
        if (conversations < 1 || allowRejected < 0 || examples < 0) {
            throw new CommandProblem("--conversations must be at least 1, --allow-rejected and --examples at least 0");
        }
        CommandCrm one = run.crm(crm);
        MappingFile candidate = one.mapping(file);
        Progress progress = Progress.of(run, run.mode().clock(), "people");
        var limits = RehearsalLimits.DEFAULT
                .withConversations(conversations)
                .withExamples(examples)
                .withAllowRejected(allowRejected);
        RehearsalReport report = one.rehearse(candidate, limits, at -> {
            String waits = at.waitsFor();
            progress.show(at.people(), at.peopleTotal(), waits == null ? "" : waits);
        });
        progress.end();
        var rehearsed = new Rehearsed(report, propose ? propose(one, report) : null);
        give(rehearsed);
        return report.verdict().exitCode() == 0 ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }

    private ChangeSet propose(CommandCrm one, RehearsalReport report) {
        var people = report.changeSet().contacts().stream()
                .map(p -> new Concerned(new ContactKey(p.contact()), p.records()))
                .toList();
        return run.mode()
                .remaps()
                .propose(one.id(), report.version(), people, run.mode().clock().instant(), Who.name());
    }

    private void give(Rehearsed rehearsed) throws IOException {
        if (out == null) {
            answering.give(run.out(), rehearsed, to -> RehearsalSummary.print(to, rehearsed));
            return;
        }
        var bytes = new ByteArrayOutputStream();
        answering.give(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                rehearsed,
                to -> RehearsalSummary.print(to, rehearsed));
        Files.write(out, bytes.toByteArray());
        run.err().println("the report is in " + out);
    }
}
