package io.puente.benchmark;

import io.puente.benchmark.BenchmarkMain.Measurement;
import io.puente.benchmark.PredictionCase.Site;
import io.puente.benchmark.PredictionPeople.Talk;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.rehearse.ReadOnlyCalls;
import io.puente.rehearse.RehearsalReport;
import io.puente.spi.CrmConnector;
import io.puente.spi.Provisioner;
import io.puente.store.CrmLink;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many of a CRM's refusals a rehearsal foretells. Conversations are delivered, something is changed in the CRM, the
 * same conversations go on and new ones begin; a changed mapping file is rehearsed over all of them, and then delivered.
 */
final class Prediction implements Measurement {
    private static final int CONVERSATIONS = 40;
    private static final int TOGETHER = 4;

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
        out.println("held back because a parent failed: " + shown.held + ", foretold as held back " + shown.heldForetold
                + ", as rejected themselves " + shown.heldAsRejected + "; foretold as held back and taken "
                + shown.heldFalsely);
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
        CrmMapping active = connectors.mapping(crm).mapping();
        MappingFile candidate = connectors.candidate(crm);
        int cases;
        try (Site site = site(crm)) {
            cases = site.cases().size();
        }
        // They mostly wait: for pages of set-up, for index builds, for the disk.
        ExecutorService pool = Executors.newFixedThreadPool(TOGETHER);
        try {
            List<Future<Outcome>> running = IntStream.range(0, cases)
                    .mapToObj(number -> pool.submit(() -> {
                        try (Site site = site(crm)) {
                            PredictionCase one = site.cases().get(number);
                            return new Outcome(
                                    crm,
                                    one.name(),
                                    one.visible(),
                                    measure(connectors, site, one, active, candidate, conversations));
                        }
                    }))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
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
            PredictionConnectors connectors,
            Site site,
            PredictionCase mistake,
            CrmMapping active,
            MappingFile candidate,
            int conversations)
            throws Exception {
        try (var bridge = new PredictionBridge()) {
            try (CrmConnector before = connectors.open(site.crm())) {
                provision(before);
                bridge.say(talks(0, conversations, false));
                bridge.deliver(before, active);
            }
            List<CrmLink> sound = bridge.links();
            sound.stream().filter(link -> link.state() != CrmLink.State.LINKED).forEach(link -> {
                throw new IllegalStateException(
                        site.crm().name() + ", before '" + mistake.name() + "': " + link.reason());
            });
            mistake.make()
                    .accept(sound.stream()
                            .filter(link -> link.object().equals("case"))
                            .map(CrmLink::recordId)
                            .toList());
            bridge.say(talks(0, conversations, true));
            bridge.say(talks(conversations, conversations, false));
            RehearsalReport report = rehearse(connectors, site, bridge, active, candidate);
            try (var after = new WatchedWrites(connectors.open(site.crm()))) {
                bridge.anew();
                bridge.deliver(after, candidate.mapping());
                return PredictionRun.compare(report, candidate.mapping(), after, bridge.links());
            }
        }
    }

    private static RehearsalReport rehearse(
            PredictionConnectors connectors,
            Site site,
            PredictionBridge bridge,
            CrmMapping active,
            MappingFile candidate)
            throws Exception {
        var calls = new ReadOnlyCalls();
        try (CrmConnector reading = connectors.open(site.crm(), calls)) {
            return bridge.rehearse(reading, calls, active, candidate);
        }
    }

    private static List<Talk> talks(int first, int count, boolean later) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> PredictionPeople.talk(number, later))
                .toList();
    }

    private static void provision(CrmConnector connector) throws Exception {
        Provisioner provisioner = connector.provisioner().orElseThrow();
        provisioner.apply(provisioner.plan());
    }
}
