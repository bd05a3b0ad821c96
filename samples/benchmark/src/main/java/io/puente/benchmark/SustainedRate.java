package io.puente.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Webhooks at a fixed rate until the CRM's record, one target, its simulator on the same machine. The rate is sustained
 * if the records keep up: what counts is messages divided by the time from the first webhook to the last record.
 */
final class SustainedRate implements BenchmarkMain.Measurement {

    private static final int OFFERED = 3_500;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        List<Double> rates = new ArrayList<>();
        try (var org = MeasuredCrm.start("salesforce");
                GatewayChild gateway = org.gateway()) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1_000, 1);
            var load = new LoadGenerator(gateway.address(), 64);
            for (int i = 0; i < AckThroughput.WARM_UP_ROUNDS; i++) {
                load.run(requests::next, OFFERED, options.seconds());
                gateway.awaitDelivered();
            }
            var cpu = new CpuCost(gateway);
            for (int i = 0; i < options.rounds(); i++) {
                long first = requests.sent();
                long start = System.nanoTime();
                LoadGenerator.Result posted = cpu.of(() -> {
                    LoadGenerator.Result result = load.run(requests::next, OFFERED, options.seconds());
                    gateway.awaitDelivered();
                    return result;
                });
                double posting = posted.seconds();
                long messages = requests.sent() - first;
                double seconds = (org.lastArrivalNanos() - start) / 1e9;
                rates.add(messages / seconds);
                out.printf(
                        Locale.ROOT,
                        "  round %d: %d messages posted in %.1f s, all records after %.1f s: %.0f messages/s%n",
                        i + 1,
                        messages,
                        posting,
                        seconds,
                        messages / seconds);
            }
            out.println("  webhook to record, messages per second (goal: at least 3000): " + Figures.spread(rates));
            cpu.print("messages, webhook to CRM", out);
            out.println("  resident memory of the gateway: " + gateway.residentMebibytes() + " MiB (goal: under 512)");
        }
    }
}
