package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.boot.CommandMode;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import io.puente.versions.CandidateMapping;
import io.puente.versions.CandidateMapping.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settings, and mapping files against what the CRMs say of themselves. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Checks the settings, and the mapping files against what the CRMs say of themselves.",
        description = {
            "Every problem is named with file, line and column. Nothing is written, here or in a CRM.",
            "Where deliveries follow another version than that of the configured file, both are checked."
        },
        footer = {"", "Example:", "  check salesforce --file my-mapping.yaml"})
final class CheckCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(arity = "0..1", paramLabel = "CRM", description = "Its name under puente.targets; all if left out.")
    private @Nullable String crm;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Check this mapping file instead of the configured one.")
    private @Nullable String file;

    CheckCommand(CommandRun run) {
        this.run = run;
    }

    /** The answer. */
    record Checked(boolean ok, List<String> settings, List<CheckedCrm> crms) {}

    /**
     * @param mapping version of the file's content, if it could be read
     * @param inForceInsteadOfFile whether deliveries follow this version, and another one stands in the configured file
     * @param notAsked why the CRM was not asked, if it was not
     * @param metadataReadAt the CRM's word is no older; null if it was not asked, or only as to the rest of a file with
     *     mistakes of its own
     */
    record CheckedCrm(
            String crm,
            @Nullable String file,
            @Nullable String mapping,
            boolean inForceInsteadOfFile,
            List<MappingProblem> problems,
            @Nullable String notAsked,
            @Nullable Instant metadataReadAt) {}

    @Override
    public Integer call() throws InterruptedException {
        if (file != null && crm == null) {
            throw new CommandProblem("--file needs the name of the CRM that the file is for");
        }
        CommandMode mode = run.unchecked();
        List<String> settings = mode.problems();
        List<CheckedCrm> checked = new ArrayList<>();
        if (settings.isEmpty()) {
            for (CommandCrm one : run.crms(crm)) {
                Instant asked = mode.clock().instant();
                checked.add(check(one, read(one), asked));
                if (file == null) {
                    active(one, checked.get(checked.size() - 1), asked).ifPresent(checked::add);
                }
            }
        }
        boolean ok = settings.isEmpty() && checked.stream().allMatch(c -> c.problems.isEmpty() && c.notAsked == null);
        answering.give(run.out(), new Checked(ok, settings, checked), out -> text(out, settings, checked));
        if (!settings.isEmpty() || checked.stream().anyMatch(c -> !c.problems.isEmpty())) {
            return ExitCode.FOUND_PROBLEMS;
        }
        return ok ? ExitCode.FINE : ExitCode.COULD_NOT_RUN;
    }

    private Reading read(CommandCrm one) {
        return () -> one.mapping(file);
    }

    /** Deliveries may follow another version than that of the configured file; then it is checked too. */
    private Optional<CheckedCrm> active(CommandCrm one, CheckedCrm configured, Instant asked)
            throws InterruptedException {
        Optional<String> version = one.activeVersion();
        if (version.isEmpty() || version.get().equals(configured.mapping)) {
            return Optional.empty();
        }
        CheckedCrm active = check(one, one::active, asked);
        return Optional.of(new CheckedCrm(
                active.crm, active.file, version.get(), true, active.problems, active.notAsked, active.metadataReadAt));
    }

    private CheckedCrm check(CommandCrm one, Reading reading, Instant asked) throws InterruptedException {
        String name = one.id().value();
        MappingFile mapping;
        try {
            mapping = CandidateMapping.read(reading, () -> one.connector().schema());
        } catch (MappingProblems e) {
            return new CheckedCrm(name, file, null, false, e.problems(), null, null);
        } catch (IOException e) {
            throw new CommandProblem("the mapping of " + name + " cannot be read: " + e.getMessage());
        }
        String version = mapping.mapping().version();
        Optional<SchemaReader> schema = one.connector().schema();
        if (schema.isEmpty()) {
            String why = "the connector of type " + one.type() + " cannot ask its CRM for its fields";
            return new CheckedCrm(name, mapping.name(), version, false, List.of(), why, null);
        }
        try {
            return new CheckedCrm(
                    name, mapping.name(), version, false, MappingCheck.check(mapping, schema.get()), null, asked);
        } catch (TargetFailure e) {
            return new CheckedCrm(
                    name,
                    mapping.name(),
                    version,
                    false,
                    List.of(),
                    one.reasons().of(e.failure()),
                    null);
        }
    }

    private static void text(PrintStream out, List<String> settings, List<CheckedCrm> checked) {
        if (!settings.isEmpty()) {
            out.println("Settings: " + Words.count(settings.size(), "problem"));
            settings.forEach(problem -> out.println("  " + problem));
            out.println("Mapping files are checked once the settings are right.");
        }
        for (CheckedCrm one : checked) {
            String what = one.crm
                    + (one.file == null ? "" : ", " + one.file)
                    + (one.mapping == null ? "" : " (" + one.mapping + ")")
                    + (one.inForceInsteadOfFile ? ", in force instead of the configured file" : "");
            one.problems.forEach(problem -> out.println(problem.text()));
            if (one.notAsked != null) {
                out.println(what + ": the file is well formed, but was not compared with the CRM: " + one.notAsked);
            } else {
                out.println(what + ": " + Words.count(one.problems.size(), "problem")
                        + (one.metadataReadAt == null ? "" : "; asked the CRM just now"));
            }
        }
    }
}
