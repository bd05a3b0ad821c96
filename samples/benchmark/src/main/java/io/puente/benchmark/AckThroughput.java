package io.puente.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Acknowledged webhooks per second over 64 connections, with the log and without, in turns in one run. */
final class AckThroughput implements BenchmarkMain.Measurement {

    private static final int CONNECTIONS = 64;

    /** Below this the JIT compiler is what is measured. */
    static final int WARM_UP_ROUNDS = 3;

    private static final int WARM_UP_ANSWERS = 150_000;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1_000, 1);
        onAndOff(requests, options, out);
        withFold(requests, options, out);
    }

    private static void onAndOff(WebhookRequests requests, Options options, PrintStream out) throws Exception {
        try (GatewayChild on = GatewayChild.start(List.of("--puente.fold.enabled=false"));
                GatewayChild off = GatewayChild.start(List.of("--benchmark.log=off"))) {
            warmUp(on, requests, options);
            warmUp(off, requests, options);
            List<Double> withLog = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            List<Double> p99 = new ArrayList<>();
            var cpuWithLog = new CpuCost(on);
            var cpuWithout = new CpuCost(off);
            for (int i = 0; i < options.rounds(); i++) {
                LoadGenerator.Result a = cpuWithLog.of(() -> round(on, requests, options));
                LoadGenerator.Result b = cpuWithout.of(() -> round(off, requests, options));
                withLog.add(a.perSecond());
                without.add(b.perSecond());
                p99.add(a.millisAt(0.99));
                out.printf(
                        Locale.ROOT,
                        "  round %d: on disk %.0f/s, log off %.0f/s, refused %d%n",
                        i + 1,
                        a.perSecond(),
                        b.perSecond(),
                        a.refused() + b.refused());
            }
            out.println("  acknowledged on disk per second: " + Figures.spread(withLog));
            out.println("  same stack, log off:             " + Figures.spread(without));
            out.printf(
                    Locale.ROOT,
                    "  ratio of medians, log on to log off: %.0f %% (goal: at least 60 %%)%n",
                    100 * Figures.median(withLog) / Figures.median(without));
            cpuWithLog.print("webhooks, on disk", out);
            cpuWithout.print("webhooks, log off", out);
            out.println("  p99 of the acknowledgement, ms (goal: at most 15): " + Figures.spread(p99));
        }
    }

    /** The slower of two needs more time until all is compiled: the same number of answers is what makes them equal. */
    private static void warmUp(GatewayChild gateway, WebhookRequests requests, Options options) throws Exception {
        long answered = 0;
        for (int i = 0; i < WARM_UP_ROUNDS || answered < WARM_UP_ANSWERS && i < 10 * WARM_UP_ROUNDS; i++) {
            answered += round(gateway, requests, options).latenciesNanos().length;
        }
    }

    /** On its own, because the fold goes on working after a round and would take from the other's next. */
    private static void withFold(WebhookRequests requests, Options options, PrintStream out) throws Exception {
        try (GatewayChild whole = GatewayChild.start(List.of())) {
            List<Double> rates = new ArrayList<>();
            for (int i = 0; i < WARM_UP_ROUNDS + options.rounds(); i++) {
                LoadGenerator.Result result = round(whole, requests, options);
                if (i >= WARM_UP_ROUNDS) {
                    rates.add(result.perSecond());
                }
            }
            out.println("  on disk while the fold works beside, per second: " + Figures.spread(rates));
        }
    }

    private static LoadGenerator.Result round(GatewayChild gateway, WebhookRequests requests, Options options)
            throws Exception {
        return new LoadGenerator(gateway.address(), CONNECTIONS).run(requests::next, 0, options.seconds());
    }
}
