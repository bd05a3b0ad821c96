package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.MappingVersions.Known;
import io.puente.versions.MappingActivation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which mappings a CRM was written by. */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        header = "Lists the versions of a CRM's mapping, and when which one counted.",
        footer = {"", "Example:", "  versions salesforce"})
final class VersionsCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Activations to list; 20 if not given.")
    private int limit;

    VersionsCommand(CommandRun run) {
        this.run = run;
    }

    /** Both newest first. */
    record Versions(String crm, List<Known> versions, List<Activation> activations) {}

    @Override
    public Integer call() {
        CommandCrm one = run.crm(crm);
        MappingActivation activation = one.activation();
        var versions = new Versions(crm, activation.versions(one.id()), activation.history(one.id(), limit));
        answering.give(run.out(), versions, out -> text(out, versions));
        return ExitCode.FINE;
    }

    private static void text(PrintStream out, Versions all) {
        if (all.versions.isEmpty()) {
            out.println(all.crm + ": no gateway has run with this CRM yet");
            return;
        }
        for (Known one : all.versions) {
            out.println((one.active() ? "* " : "  ") + one.version() + "  " + one.fileName() + "  first seen "
                    + one.firstSeen());
        }
        out.println();
        for (Activation one : all.activations) {
            out.println("  " + one.at() + "  " + one.version() + "  "
                    + one.source().name().toLowerCase(Locale.ROOT) + " by " + one.by());
        }
    }
}
