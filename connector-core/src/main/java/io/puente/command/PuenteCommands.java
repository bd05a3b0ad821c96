package io.puente.command;

import io.puente.boot.CommandMode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code main} of a gateway that also has commands. Settings ({@code --name.of.setting=value}) go to Spring wherever
 * they stand; if anything else is a word, or asks for help or the version, it is a command.
 */
public final class PuenteCommands {

    private static final Set<String> ASKING = Set.of("--help", "-h", "--version", "-V");

    private PuenteCommands() {}

    /** As {@link #run(Class, Map, String...)} without settings of the application's own. */
    public static void run(Class<?> application, String... arguments) {
        run(application, Map.of(), arguments);
    }

    /**
     * Runs the command and ends the JVM with its exit code, or starts the gateway and returns.
     *
     * @param defaults settings that files, environment and arguments override
     */
    public static void run(Class<?> application, Map<String, Object> defaults, String... arguments) {
        Arguments split = Arguments.of(arguments);
        if (split.command().stream().anyMatch(word -> !word.startsWith("-") || ASKING.contains(word))) {
            System.exit(quickly(application, defaults, arguments));
        }
        CommandMode.startGateway(application, defaults, arguments);
    }

    /** Out of a jar of jars, all that a command needs is loaded anew by a faster loader. */
    private static int quickly(Class<?> application, Map<String, Object> defaults, String... arguments) {
        ClassLoader quick = NestedJars.of(application.getClassLoader());
        if (quick == application.getClassLoader()) {
            return interruptible(application, defaults, arguments);
        }
        Thread.currentThread().setContextClassLoader(quick);
        try {
            var same = Class.forName(PuenteCommands.class.getName(), true, quick)
                    .getDeclaredMethod("interruptible", Class.class, Map.class, String[].class);
            same.setAccessible(true);
            return (int) same.invoke(null, Class.forName(application.getName(), false, quick), defaults, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the commands cannot be loaded", e);
        }
    }

    private static int interruptible(Class<?> application, Map<String, Object> defaults, String... arguments) {
        // Boot would warm up, on a thread of its own, what a web application needs.
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        return Interruption.around(interruption ->
                execute(application, defaults, Arguments.of(arguments), System.out, System.err, interruption));
    }

    /**
     * Runs one command in this JVM.
     *
     * @return 0 fine, 1 it found problems, 2 it could not run
     */
    public static int execute(
            Class<?> application, Map<String, Object> defaults, PrintStream out, PrintStream err, String... arguments) {
        return execute(application, defaults, Arguments.of(arguments), out, err, Interruption.none());
    }

    private static int execute(
            Class<?> application,
            Map<String, Object> defaults,
            Arguments arguments,
            PrintStream out,
            PrintStream err,
            Interruption interruption) {
        try (var run = new CommandRun(application, defaults, arguments.settings(), out, err, interruption)) {
            return CommandLineMaker.make(run).execute(arguments.command().toArray(String[]::new));
        }
    }

    /**
     * @param command words and options of the command
     * @param settings for Spring
     */
    record Arguments(List<String> command, List<String> settings) {

        static Arguments of(String... arguments) {
            var command = new ArrayList<String>();
            var settings = new ArrayList<String>();
            for (String one : arguments) {
                (isSetting(one) ? settings : command).add(one);
            }
            return new Arguments(command, settings);
        }

        /** No option of a command has a dot in its name, every setting has. */
        private static boolean isSetting(String argument) {
            return argument.matches("(?s)--[A-Za-z][^.=\\s]*\\.[^=\\s]+(=.*)?");
        }
    }
}
