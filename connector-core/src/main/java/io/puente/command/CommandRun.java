package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.boot.CommandMode;
import io.puente.spi.SettingsProblems;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the command line: where it prints, and the gateway's parts, opened when first asked for. */
final class CommandRun implements AutoCloseable {

    private final Class<?> application;
    private final Map<String, Object> defaults;
    private final List<String> settings;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption;
    private @Nullable CommandMode mode;

    CommandRun(
            Class<?> application,
            Map<String, Object> defaults,
            List<String> settings,
            PrintStream out,
            PrintStream err,
            Interruption interruption) {
        this.application = application;
        this.defaults = defaults;
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.interruption = interruption;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Whether somebody wants it to end, as with Ctrl+C. */
    boolean stopping() {
        return interruption.begun();
    }

    Class<?> application() {
        return application;
    }

    /** Also if the settings have mistakes. */
    CommandMode unchecked() {
        CommandMode open = mode;
        if (open == null) {
            open = CommandMode.open(application, defaults, settings);
            mode = open;
        }
        return open;
    }

    /** @throws SettingsProblems naming every mistake */
    CommandMode mode() {
        CommandMode open = unchecked();
        open.settings();
        return open;
    }

    CommandCrm crm(String name) {
        return crms(name).get(0);
    }

    /** @param name null for all */
    List<CommandCrm> crms(@Nullable String name) {
        CommandMode open = mode();
        Set<String> known = open.crms();
        if (name != null && !known.contains(name)) {
            throw new CommandProblem("there is no CRM '" + name + "'; "
                    + (known.isEmpty()
                            ? "none is configured under puente.targets"
                            : "there are " + String.join(", ", known)));
        }
        if (known.isEmpty()) {
            throw new CommandProblem("no CRM is configured under puente.targets");
        }
        return (name == null ? known : Set.of(name)).stream().map(open::crm).toList();
    }

    @Override
    public void close() {
        if (mode != null) {
            mode.close();
        }
    }
}
