package io.puente.benchmark;

import io.puente.benchmark.BenchmarkMain.Measurement;
import io.puente.benchmark.PredictionCase.Site;
import io.puente.benchmark.PredictionPeople.Talk;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.ValueCheck;
import io.puente.spi.CrmConnector;
import io.puente.spi.Provisioner;
import io.puente.spi.SchemaReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of a CRM's refusals its metadata foretell. Conversations are written, something is changed in the CRM, the same
 * conversations are written again with newer values, and new ones too; before each write the record is checked.
 */
final class Prediction implements Measurement {
    private static final int CONVERSATIONS = 40;

    /** What one case gave. */
    record Outcome(String crm, String mistake, boolean visible, PredictionTally tally) {}

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        out.println(PredictionTally.HEAD);
        List<Outcome> outcomes = new ArrayList<>();
        try (var connectors = new PredictionConnectors()) {
            for (String crm : options.crms()) {
                for (Outcome outcome : measure(connectors, crm, CONVERSATIONS)) {
                    outcomes.add(outcome);
                    if (outcome.visible()) {
                        out.println(outcome.tally().line(crm, outcome.mistake()));
                    }
                }
            }
        }
        PredictionTally shown = total(outcomes, true);
        out.println(shown.line("total", "what metadata show"));
        long good = shown.writes - shown.failures;
        out.println("predicted " + PredictionTally.percent(shown.predicted, shown.failures)
                + " of the failures (goal 99 %); false alarms "
                + PredictionTally.percent(shown.falseAlarms, shown.predicted + shown.falseAlarms)
                + " of all predicted failures, "
                + PredictionTally.percent(shown.falseAlarms, good) + " of all good writes (goal 1 %)");
        out.println("records taken without a value, and foretold so: " + shown.lost);
        out.println("what no metadata show:");
        outcomes.stream()
                .filter(outcome -> !outcome.visible())
                .forEach(outcome -> out.println(outcome.tally().line(outcome.crm(), outcome.mistake())));
    }

    static PredictionTally total(List<Outcome> outcomes, boolean visible) {
        PredictionTally total = new PredictionTally();
        outcomes.stream().filter(outcome -> outcome.visible() == visible).forEach(o -> total.add(o.tally()));
        return total;
    }

    static List<Outcome> measure(PredictionConnectors connectors, String crm, int conversations) throws Exception {
        CrmMapping mapping = connectors.mapping(crm).mapping();
        int cases;
        try (Site site = site(crm)) {
            cases = site.cases().size();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            try (Site site = site(crm)) {
                PredictionCase one = site.cases().get(i);
                outcomes.add(new Outcome(
                        crm, one.name(), one.visible(), measure(connectors, site, one, mapping, conversations)));
            }
        }
        return outcomes;
    }

    private static Site site(String crm) {
        return switch (crm) {
            case "salesforce" -> new SalesforceCases();
            case "dynamics" -> new DynamicsCases();
            case "siebel" -> new SiebelCases();
            default -> throw new IllegalArgumentException("no CRM is named '" + crm + "'");
        };
    }

    private static PredictionTally measure(
            PredictionConnectors connectors, Site site, PredictionCase mistake, CrmMapping mapping, int conversations)
            throws Exception {
        PredictionRun run = new PredictionRun(mapping);
        try (CrmConnector before = connectors.open(site.crm())) {
            provision(before);
            PredictionTally sound =
                    run.write(before, ValueCheck.of(mapping, schema(before)), talks(0, conversations, false));
            if (sound.failures > 0 || sound.falseAlarms > 0) {
                throw new IllegalStateException(
                        site.crm().name() + ", before '" + mistake.name() + "': " + sound.failures + " failures and "
                                + sound.falseAlarms + " false alarms in " + sound.writes + " writes");
            }
        }
        site.know(run.recordIds("case"));
        mistake.make().run();
        try (CrmConnector after = connectors.open(site.crm())) {
            ValueCheck check = ValueCheck.of(mapping, schema(after));
            PredictionTally tally = run.write(after, check, talks(0, conversations, true));
            tally.add(run.write(after, check, talks(conversations, conversations, false)));
            return tally;
        }
    }

    private static List<Talk> talks(int first, int count, boolean later) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> PredictionPeople.talk(number, later))
                .toList();
    }

    private static SchemaReader schema(CrmConnector connector) {
        return connector.schema().orElseThrow();
    }

    private static void provision(CrmConnector connector) throws Exception {
        Provisioner provisioner = connector.provisioner().orElseThrow();
        provisioner.apply(provisioner.plan());
    }
}
