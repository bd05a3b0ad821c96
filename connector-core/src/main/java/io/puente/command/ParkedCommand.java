package io.puente.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What needs attention. */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Records that a CRM refused, and webhooks that could not be read.",
        commandListHeading = "%nCommands:%n")
final class ParkedCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    static CommandLine make(CommandRun run) {
        return new CommandLine(new ParkedCommand())
                .addSubcommand(new ParkedListCommand(run))
                .addSubcommand(new ParkedShowCommand(run))
                .addSubcommand(new ParkedReplayCommand(run));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "list, show or replay is missing");
        }
    }
}
