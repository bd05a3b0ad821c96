package io.puente.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** 80 messages a second over 1,000 conversations: time from the webhook to the CRM's record, and calls. */
final class Trickle implements BenchmarkMain.OfEachCrm {

    private static final int PER_SECOND = 80;

    @Override
    public void run(String name, Options options, PrintStream out) throws Exception {
        try (var crm = MeasuredCrm.start(name);
                GatewayChild gateway = MeasuredCrm.gateway(List.of(crm), options.targetSettings(name))) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1_000, 1);
            var load = new LoadGenerator(gateway.address(), 8);
            // Opens the cases, so that what is measured is a conversation going on.
            load.run(() -> requests.sent() > 1_000 ? null : requests.next(), 0, 60);
            gateway.awaitDelivered();
            var cost = new CallCost(crm);
            long first = requests.sent();
            var posted = new PostTimes();
            int seconds = options.seconds() * 3;
            load.run(() -> posted.next(requests), PER_SECOND, seconds);
            gateway.awaitDelivered();
            long messages = requests.sent() - first;
            long[] latencies = posted.lags(crm);
            out.printf(
                    Locale.ROOT,
                    "  %d messages in %d s; webhook to record p50 %.0f ms, p95 %.0f ms (goal: under 2000)%n",
                    messages,
                    seconds,
                    Figures.millisAt(latencies, 0.5),
                    Figures.millisAt(latencies, 0.95));
            cost.print(messages, 50, out);
        }
    }
}
