package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.spi.TargetFailure;
import io.puente.store.MappingVersions.Activation;
import io.puente.versions.ActivationRefused;
import io.puente.versions.MappingActivation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a mapping the one that counts. */
@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        header = "Makes a mapping file the one that counts, if the CRM would take everything it writes.",
        description = {
            "Every delivery that begins afterwards follows it, without restart. Without FILE the configured file is taken as"
                    + " it is now.",
            "Exit code 1 says that it was refused; nothing was activated then."
        },
        footer = {"", "Example:", "  activate salesforce my-mapping.yaml"})
final class ActivateCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(index = "0", paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "A mapping file.")
    private @Nullable String file;

    @Option(names = "--force", description = "Also if the CRM would not take what it writes.")
    private boolean force;

    ActivateCommand(CommandRun run) {
        this.run = run;
    }

    /** @param before the version that counted; null if there was none */
    record Activated(
            String crm, @Nullable String before, @Nullable Activation active, List<MappingProblem> problems) {}

    @Override
    public Integer call() throws IOException, TargetFailure, InterruptedException {
        CommandCrm one = run.crm(crm);
        MappingFile mapping = CandidateFile.read(one, file);
        MappingActivation activation = one.activation();
        Optional<Activation> before = activation.active(one.id());
        if (before.isEmpty()) {
            throw new CommandProblem("no gateway has run with the CRM " + one.id()
                    + " yet; the first that does begins with the configured mapping");
        }
        String version = before.get().version();
        Activated activated;
        try {
            var wish = new MappingActivation.Wish(one.id(), mapping, file == null, force, Who.name());
            activated = new Activated(
                    crm, version, activation.activate(wish, one.connector().schema()), List.of());
        } catch (ActivationRefused e) {
            activated = new Activated(crm, version, null, e.problems());
        }
        Activated done = activated;
        answering.give(run.out(), done, out -> {
            done.problems.forEach(problem -> out.println(problem.text()));
            out.println(text(done));
        });
        return done.active == null ? ExitCode.FOUND_PROBLEMS : ExitCode.FINE;
    }

    private static String text(Activated done) {
        if (done.active == null) {
            return done.crm + ": " + Words.count(done.problems.size(), "problem") + ", nothing was activated; version "
                    + done.before + " stays (--force activates all the same)";
        }
        return done.active.version().equals(done.before)
                ? done.crm + ": version " + done.before + " is active already"
                : done.crm + ": version " + done.active.version() + " is active, before it was " + done.before;
    }
}
