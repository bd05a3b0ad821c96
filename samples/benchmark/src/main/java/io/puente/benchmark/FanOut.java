package io.puente.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One conversation feeds three CRMs, one of which fails in each way in turn: what the other two notice of it. Each
 * failing phase stands between two healthy ones, and nothing is left to catch up with when a phase begins.
 */
final class FanOut implements BenchmarkMain.Measurement {

    private static final int PER_SECOND = 60;
    private static final int CONVERSATIONS = 600;
    private static final Pattern STANDING =
            Pattern.compile("\"(state|behind|needingAttention)\":(?!\"done)[^,}]+(?=,)");
    private static final double LONGEST_DRAIN_SECONDS = 180;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        List<MeasuredCrm> crms = new ArrayList<>();
        try {
            for (String name : Options.CRMS) {
                crms.add(MeasuredCrm.start(name));
            }
            try (GatewayChild gateway = MeasuredCrm.gateway(crms, options.targetSettings("dynamics"))) {
                new Run(crms, gateway, options.seconds(), out).all(options.crms());
            }
        } finally {
            crms.forEach(MeasuredCrm::close);
        }
    }

    private static final class Run {
        private final List<MeasuredCrm> crms;
        private final GatewayChild gateway;
        private final int seconds;
        private final PrintStream out;
        private final WebhookRequests requests =
                new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, CONVERSATIONS, 1);
        private final LoadGenerator load;
        private final List<Double> ratios = new ArrayList<>();

        Run(List<MeasuredCrm> crms, GatewayChild gateway, int seconds, PrintStream out) {
            this.crms = crms;
            this.gateway = gateway;
            this.seconds = seconds;
            this.out = out;
            this.load = new LoadGenerator(gateway.address(), 8);
        }

        void all(List<String> failing) throws Exception {
            // Opens the cases, then lets the JVMs warm up on what is measured.
            load.run(() -> requests.sent() > CONVERSATIONS ? null : requests.next(), 0, 60);
            drain(null);
            phase(null, null);
            Map<String, Double> before = phase(null, null);
            for (MeasuredCrm crm : crms) {
                if (!failing.contains(crm.name())) {
                    continue;
                }
                for (FailingWay way : FailingWay.values()) {
                    Map<String, Double> during = phase(crm, way);
                    Map<String, Double> after = phase(null, null);
                    report(crm, way, before, during, after);
                    before = after;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "  p95 of the other CRMs, failing to healthy: median ratio %.2f (goal: at most 1.25), worst %.2f, of %d%n",
                    Figures.median(ratios),
                    Collections.max(ratios),
                    ratios.size());
        }

        /** p95 in milliseconds for each CRM that is well. */
        private Map<String, Double> phase(@Nullable MeasuredCrm failing, @Nullable FailingWay way) throws Exception {
            if (failing != null && way != null) {
                failing.fail(way);
            }
            var posted = new PostTimes();
            load.run(() -> posted.next(requests), PER_SECOND, seconds);
            awaitArrivals(posted, failing);
            if (failing != null && way != null) {
                out.println("  " + failing.name() + " fails (" + way.words() + "): " + standing(failing));
                failing.heal();
            }
            drain(failing);
            Map<String, Double> p95 = new HashMap<>();
            for (MeasuredCrm crm : crms) {
                if (crm != failing) {
                    long[] lags = posted.lags(crm);
                    long missing = Arrays.stream(lags)
                            .filter(lag -> lag == Long.MAX_VALUE)
                            .count();
                    if (missing > 0) {
                        out.println("  " + crm.name() + " never got " + missing + " messages of " + lags.length);
                    }
                    p95.put(crm.name(), Figures.millisAt(lags, 0.95));
                }
            }
            return p95;
        }

        /** Shows that the failure was one. */
        private String standing(MeasuredCrm crm) throws IOException, InterruptedException {
            Matcher found = STANDING.matcher(gateway.api("GET", "/api/crms/" + crm.name()));
            return found.results().map(MatchResult::group).collect(Collectors.joining(", "));
        }

        /** The CRM goes on failing until the others have everything, else the last messages would be easier than the first. */
        private void awaitArrivals(PostTimes posted, @Nullable MeasuredCrm failing) throws InterruptedException {
            long end = System.nanoTime() + 15_000_000_000L;
            while (System.nanoTime() < end
                    && !crms.stream().filter(crm -> crm != failing).allMatch(posted::allReached)) {
                Pauses.millis(50);
            }
        }

        /** What failed is resumed by hand, as its next attempt may be a minute away. */
        private void drain(@Nullable MeasuredCrm failed) throws IOException, InterruptedException {
            long end = System.nanoTime() + (long) (LONGEST_DRAIN_SECONDS * 1e9);
            int empty = 0;
            while (empty < 3) {
                if (System.nanoTime() > end) {
                    throw new IOException("after " + LONGEST_DRAIN_SECONDS + " s: " + gateway.api("GET", "/api/crms"));
                }
                if (failed != null
                        && !gateway.api("GET", "/api/crms/" + failed.name()).contains("\"state\":\"open\"")) {
                    gateway.api("POST", "/api/crms/" + failed.name() + "/resume");
                }
                empty = gateway.behind() ? 0 : empty + 1;
                Pauses.millis(200);
            }
        }

        private void report(
                MeasuredCrm failed,
                FailingWay way,
                Map<String, Double> before,
                Map<String, Double> during,
                Map<String, Double> after) {
            during.forEach((name, p95) -> {
                double healthy = (before.getOrDefault(name, 0.0) + after.getOrDefault(name, 0.0)) / 2;
                ratios.add(p95 / healthy);
                out.printf(
                        Locale.ROOT,
                        "  %s fails (%s): %s p95 %.0f ms, healthy %.0f and %.0f ms: ratio %.2f%n",
                        failed.name(),
                        way.words(),
                        name,
                        p95,
                        before.getOrDefault(name, 0.0),
                        after.getOrDefault(name, 0.0),
                        p95 / healthy);
            });
        }
    }
}
