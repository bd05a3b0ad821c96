package io.puente.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Acknowledged webhooks per second over 64 connections, with the log and without, in turns in one run. */
final class AckThroughput implements BenchmarkMain.Measurement {

    private static final int CONNECTIONS = 64;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        try (GatewayChild on = GatewayChild.start(List.of());
                GatewayChild off = GatewayChild.start(List.of("--benchmark.log=off"))) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1_000, 1);
            round(on, requests, options);
            round(off, requests, options);
            List<Double> withLog = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            List<Double> p99 = new ArrayList<>();
            for (int i = 0; i < options.rounds(); i++) {
                LoadGenerator.Result a = round(on, requests, options);
                LoadGenerator.Result b = round(off, requests, options);
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
                    "  ratio of medians: %.0f %% (goal: at least 60 %%)%n",
                    100 * Figures.median(withLog) / Figures.median(without));
            out.println("  p99 of the acknowledgement, ms (goal: at most 15): " + Figures.spread(p99));
        }
    }

    private static LoadGenerator.Result round(GatewayChild gateway, WebhookRequests requests, Options options)
            throws Exception {
        return new LoadGenerator(gateway.address(), CONNECTIONS).run(requests::next, 0, options.seconds());
    }
}
