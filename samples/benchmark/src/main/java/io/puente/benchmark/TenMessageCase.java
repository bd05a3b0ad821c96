package io.puente.benchmark;

import java.io.PrintStream;

/** A new customer writes ten messages within one linger: calls for contact, case and all messages. */
final class TenMessageCase implements BenchmarkMain.Measurement {

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        try (var org = MeasuredCrm.start("salesforce");
                GatewayChild gateway = org.gateway()) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1, 1);
            var load = new LoadGenerator(gateway.address(), 1);
            // Another conversation first, so that the login is not counted.
            load.run(() -> requests.sent() > 1 ? null : requests.next(), 0, 10);
            gateway.awaitDelivered();
            long before = org.calls();
            var second = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, 1, 1_000);
            long until = second.sent() + 10;
            load.run(() -> second.sent() >= until ? null : second.nextOf(7), 0, 10);
            gateway.awaitDelivered();
            out.println("  calls for a ten-message case: " + (org.calls() - before)
                    + " (goal: at most 3); messages there: " + (org.arrived() - 1));
        }
    }
}
