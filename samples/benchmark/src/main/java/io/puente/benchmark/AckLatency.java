package io.puente.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency of the acknowledgement at 1,000 webhooks a second while fold and delivery to a CRM are at work. */
final class AckLatency implements BenchmarkMain.Measurement {

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        try (var org = MeasuredCrm.start("salesforce");
                GatewayChild gateway = org.gateway()) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1_000, 1);
            var load = new LoadGenerator(gateway.address(), 64);
            for (int i = 0; i < AckThroughput.WARM_UP_ROUNDS; i++) {
                load.run(requests::next, 1_000, options.seconds());
            }
            List<Double> p99 = new ArrayList<>();
            List<Double> p50 = new ArrayList<>();
            var cpu = new CpuCost(gateway);
            for (int i = 0; i < options.rounds(); i++) {
                LoadGenerator.Result result = cpu.of(() -> load.run(requests::next, 1_000, options.seconds()));
                p99.add(result.millisAt(0.99));
                p50.add(result.millisAt(0.5));
                out.printf(
                        Locale.ROOT,
                        "  round %d: %.0f/s, p50 %.1f ms, p99 %.1f ms, refused %d%n",
                        i + 1,
                        result.perSecond(),
                        result.millisAt(0.5),
                        result.millisAt(0.99),
                        result.refused());
            }
            gateway.awaitDelivered();
            out.println("  p50 ms: " + Figures.spread(p50));
            out.println("  p99 ms (goal: under 50): " + Figures.spread(p99));
            cpu.print("messages at 1,000/s, webhook to CRM", out);
            out.println("  resident memory of the gateway after it: " + gateway.residentMebibytes()
                    + " MiB (goal: under 512)");
        }
    }
}
