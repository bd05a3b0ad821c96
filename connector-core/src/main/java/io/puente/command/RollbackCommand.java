package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.store.MappingVersions.Activation;
import io.puente.versions.MappingActivation;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes back to an earlier mapping. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        header = "Goes back to the mapping before, or to an earlier version.",
        description = {
            "Every delivery that begins afterwards follows it, without restart. The CRM is not asked.",
            "What the later version wrote stays as it is in the CRM until the records change."
        },
        footer = {"", "Example:", "  rollback salesforce"})
final class RollbackCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(index = "0", paramLabel = "CRM", description = "Its name under puente.targets.")
    private String crm = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "As 'versions' shows it.")
    private @Nullable String version;

    RollbackCommand(CommandRun run) {
        this.run = run;
    }

    /** @param before the version that counted until now */
    record RolledBack(String crm, @Nullable String before, Activation active) {}

    @Override
    public Integer call() {
        CommandCrm one = run.crm(crm);
        MappingActivation activation = one.activation();
        String before = activation.active(one.id()).map(Activation::version).orElse(null);
        Activation now;
        try {
            now = activation.rollBack(one.id(), one.type(), version, Who.name());
        } catch (IllegalArgumentException e) {
            throw new CommandProblem(String.valueOf(e.getMessage()));
        }
        answering.give(
                run.out(),
                new RolledBack(crm, before, now),
                out -> out.println(
                        now.version().equals(before)
                                ? crm + ": version " + before + " is active already"
                                : crm + ": version " + now.version() + " is active again, before it was " + before));
        return ExitCode.FINE;
    }
}
