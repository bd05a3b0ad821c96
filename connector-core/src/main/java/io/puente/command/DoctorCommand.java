package io.puente.command;

import io.puente.boot.CommandMode;
import io.puente.doctor.Diagnosis;
import io.puente.doctor.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What keeps the gateway, WhatsApp or a CRM from working. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says what keeps the gateway, WhatsApp or a CRM from working, what to do and where.",
        description = {
            "Looks at the webhook, secrets, tokens, permissions, clocks and fields; changes nothing.",
            "Exit code 1 says that it found failures or warnings."
        },
        footer = {"", "Example:", "  doctor salesforce"})
final class DoctorCommand implements Callable<Integer> {

    private static final List<String> OURS = List.of("gateway", "whatsapp");

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(
            arity = "0..*",
            paramLabel = "SUBJECT",
            description = "gateway, whatsapp or the name of a CRM; all if left out.")
    private List<String> subjects = List.of();

    DoctorCommand(CommandRun run) {
        this.run = run;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandMode mode = run.unchecked();
        Set<String> known = new LinkedHashSet<>(OURS);
        known.addAll(mode.crms());
        for (String subject : subjects) {
            if (!known.contains(subject)) {
                throw new CommandProblem(
                        "the doctor knows no '" + subject + "'; there are " + String.join(", ", known));
            }
        }
        Diagnosis found = run.mode().doctor().run(one -> subjects.isEmpty() || subjects.contains(one));
        answering.give(run.out(), found, out -> out.print(found.text()));
        return found.worst().compareTo(Result.WARNING) >= 0 ? ExitCode.FOUND_PROBLEMS : ExitCode.FINE;
    }
}
