package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.spi.Provisioner;
import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import io.puente.spi.TargetFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Objects, fields and permissions that Puente needs in a CRM. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        header = "Shows what is missing in a CRM for Puente, or sets it up.",
        description = "Exit code 1 says that something is still missing.",
        footer = {"", "Example:", "  provision --plan salesforce", "  provision --apply salesforce"})
final class ProvisionCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Parameters(arity = "0..1", paramLabel = "CRM", description = "Its name under puente.targets; all if left out.")
    private @Nullable String crm;

    ProvisionCommand(CommandRun run) {
        this.run = run;
    }

    /** One of them. */
    static final class What {
        @Option(names = "--plan", description = "Show what is missing; change nothing.")
        boolean plan;

        @Option(names = "--apply", description = "Create what is missing and wait until the CRM has finished.")
        boolean apply;
    }

    /**
     * @param planned what was missing at first
     * @param left what is missing now
     * @param failed why the CRM could not be asked
     */
    record Provisioned(
            String crm,
            boolean complete,
            List<Step> planned,
            List<Step> left,
            @Nullable String failed) {}

    @Override
    public Integer call() throws InterruptedException {
        List<Provisioned> all = new ArrayList<>();
        for (CommandCrm one : run.crms(crm)) {
            all.add(provision(one));
        }
        answering.give(run.out(), all, out -> all.forEach(one -> text(out, one)));
        if (all.stream().anyMatch(one -> one.failed != null)) {
            return ExitCode.COULD_NOT_RUN;
        }
        return all.stream().allMatch(Provisioned::complete) ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }

    private Provisioned provision(CommandCrm one) throws InterruptedException {
        String name = one.id().value();
        Optional<Provisioner> provisioner = one.connector().provisioner();
        if (provisioner.isEmpty()) {
            return new Provisioned(
                    name, false, List.of(), List.of(), "the connector of type " + one.type() + " sets nothing up");
        }
        try {
            Plan plan = provisioner.get().plan();
            if (what.apply && !plan.complete()) {
                run.err()
                        .println(name + ": setting up "
                                + Words.count(plan.steps().size(), "thing") + " ...");
            }
            Plan left = what.apply && !plan.complete() ? provisioner.get().apply(plan) : plan;
            return new Provisioned(name, left.complete(), plan.steps(), left.steps(), null);
        } catch (TargetFailure e) {
            return new Provisioned(
                    name, false, List.of(), List.of(), one.reasons().of(e.failure()));
        }
    }

    private void text(PrintStream out, Provisioned one) {
        if (one.failed != null) {
            out.println(one.crm + ": " + one.failed);
            return;
        }
        if (what.apply && !one.planned.isEmpty()) {
            out.println(one.crm + ": " + Words.count(one.planned.size() - one.left.size(), "thing") + " set up");
        }
        out.println(one.crm + ": " + (one.complete ? "nothing is missing" : one.left.size() + " missing"));
        for (Step step : one.left) {
            out.println("  " + step.component() + ": " + step.what()
                    + (step.problem().isEmpty() ? "" : "; not done: " + step.problem()));
        }
    }
}
