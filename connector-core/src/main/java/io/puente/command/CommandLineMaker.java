package io.puente.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together. A new command is one class and one line here. */
final class CommandLineMaker {

    private CommandLineMaker() {}

    @Command(
            name = "puente",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            header = "WhatsApp connectors for Salesforce, Dynamics 365 and Siebel",
            description = {
                "Without a command the gateway starts. Settings (--puente.data=..., --spring.profiles.active=...) may"
                        + " stand anywhere; they are the gateway's own.",
                ""
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:fine", "1:it found problems", "2:it could not run", "130:Ctrl+C stopped it"},
            commandListHeading = "%nCommands:%n",
            subcommands = HelpCommand.class)
    static final class Puente implements Runnable {
        @Spec
        private @org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new ParameterException(spec.commandLine(), "a command is missing");
            }
        }
    }

    static CommandLine make(CommandRun run) {
        var line = new CommandLine(new Puente())
                .addSubcommand(new CheckCommand(run))
                .addSubcommand(new DoctorCommand(run))
                .addSubcommand(new ProvisionCommand(run))
                .addSubcommand(ParkedCommand.make(run))
                .addSubcommand(new ReplayCommand(run))
                .addSubcommand(new TraceCommand(run))
                .addSubcommand(new BackfillCommand(run))
                .addSubcommand(new ParityCommand(run))
                .addSubcommand(new RehearseCommand(run))
                .addSubcommand(new ActivateCommand(run))
                .addSubcommand(new RollbackCommand(run))
                .addSubcommand(new VersionsCommand(run))
                .addSubcommand(new RemapCommand(run));
        line.setOut(new PrintWriter(run.out(), true));
        line.setErr(new PrintWriter(run.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(110);
        line.setExecutionExceptionHandler(new Failures(run));
        line.setParameterExceptionHandler(new UsageErrors(run));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Long.class, text -> number(text, Long::valueOf));
        line.registerConverter(long.class, text -> number(text, Long::valueOf));
        line.registerConverter(int.class, text -> number(text, Integer::valueOf));
        return line;
    }

    /** The library would say 'is not a long'. */
    private static <N> N number(String text, Function<String, N> read) {
        try {
            return read.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number, or too large");
        }
    }

    /** From the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(
                            CommandLineMaker.class.getPackage().getImplementationVersion())
                    .orElse("(not from a jar)");
            return new String[] {"puente " + version};
        }
    }
}
