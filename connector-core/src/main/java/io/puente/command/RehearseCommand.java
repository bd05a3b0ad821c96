package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.mapping.MappingFile;
import io.puente.model.ContactKey;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalWords;
import io.puente.rehearse.ReportFiles;
import io.puente.rehearse.ReportHtml;
import io.puente.rehearse.ReportText;
import io.puente.spi.TargetFailure;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.Concerned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
            "Ctrl+C keeps how far it came, and the same command goes on from there, with the same people.",
            "Exit code 1 says that the CRM would refuse more records than allowed, or that the file has mistakes."
        },
        footer = {"", "Example:", "  rehearse salesforce my-mapping.yaml --format html --out report.html"})
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

    @Option(
            names = "--fixtures",
            paramLabel = "PATH",
            description = "Recorded webhooks instead of the store's: a .json or .jsonl file, or a folder of such.")
    private @Nullable Path fixtures;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json or html (one page to read and sign off); text if not given.")
    private @Nullable Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report there instead, for its owner only.")
    private @Nullable Path out;

    @Option(names = "--anew", description = "Begin again, also if an interrupted one could go on.")
    private boolean anew;

    @Option(names = "--propose", description = "Keep whose past records would change, for 'remap' to apply later.")
    private boolean propose;

    RehearseCommand(CommandRun run) {
        this.run = run;
    }

    enum Format {
        TEXT,
        JSON,
        HTML
    }

    /** The answer as JSON. @param changeSet null unless asked for */
    record Rehearsed(RehearsalReport report, @Nullable ChangeSet changeSet) {}

    @Override
    public Integer call() throws IOException, TargetFailure, InterruptedException {
        if (conversations < 1 || allowRejected < 0 || examples < 0) {
            throw new CommandProblem("--conversations must be at least 1, --allow-rejected and --examples at least 0");
        }
        if (answering.json() && format != null && format != Format.JSON) {
            throw new CommandProblem("--json and --format contradict each other");
        }
        if (fixtures != null && propose) {
            throw new CommandProblem("--propose is about the store's people, and --fixtures are none of them");
        }
        CommandCrm one = run.crm(crm);
        MappingFile candidate = CandidateFile.read(one, file);
        var limits = RehearsalLimits.DEFAULT
                .withConversations(conversations)
                .withExamples(examples)
                .withAllowRejected(allowRejected);
        RehearsalReport report = watched(one, candidate, limits);
        var rehearsed = new Rehearsed(report, propose ? propose(one, report) : null);
        give(rehearsed);
        return report.verdict().exitCode() == 0 ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }

    private RehearsalReport watched(CommandCrm one, MappingFile candidate, RehearsalLimits limits)
            throws IOException, TargetFailure, InterruptedException {
        var watch = new RehearsalWatch(run, run.mode().clock());
        try {
            RehearsalReport report = rehearse(one, candidate, limits, watch);
            watch.end();
            return report;
        } catch (InterruptedException | TargetFailure | RuntimeException e) {
            watch.end();
            Optional<String> next = watch.next();
            if (next.isPresent() && (run.stopping() || e instanceof InterruptedException)) {
                throw new Stopped(next.get());
            }
            next.ifPresent(run.err()::println);
            throw e;
        }
    }

    private RehearsalReport rehearse(
            CommandCrm one, MappingFile candidate, RehearsalLimits limits, RehearsalWatch watch)
            throws IOException, TargetFailure, InterruptedException {
        return fixtures == null
                ? one.rehearse(candidate, limits, watch, anew)
                : one.rehearseRecorded(candidate, fixtures, limits, watch);
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
        var words = new RehearsalWords(run.mode().settings().language());
        String report = switch (format()) {
            case TEXT -> new ReportText(words, examples).of(rehearsed.report) + proposed(rehearsed.changeSet);
            case JSON -> Answering.write(rehearsed) + "\n";
            case HTML -> new ReportHtml(words).of(rehearsed.report);
        };
        if (format() == Format.HTML && rehearsed.changeSet != null) {
            run.err().print(proposed(rehearsed.changeSet));
        }
        if (out == null) {
            run.out().print(report);
            run.out().flush();
            return;
        }
        ReportFiles.write(out, report);
        run.err().println(words.verdict(rehearsed.report));
        run.err().println("the report is in " + out);
    }

    private Format format() {
        if (answering.json()) {
            return Format.JSON;
        }
        return format == null ? Format.TEXT : format;
    }

    private static String proposed(@Nullable ChangeSet changeSet) {
        return changeSet == null
                ? ""
                : "change set " + changeSet.id() + " waits for 'remap " + changeSet.id() + " --apply'\n";
    }
}
