package io.puente.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Calls to the CRM while a backlog of 1,000 conversations with 10 messages each is drained. */
final class BacklogCalls implements BenchmarkMain.Measurement {

    private static final int CONVERSATIONS = 1_000;
    private static final int MESSAGES = 10 * CONVERSATIONS;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        try (var org = new MeasuredOrg();
                GatewayChild gateway = org.gateway()) {
            gateway.api("POST", "/api/crms/salesforce/pause");
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, CONVERSATIONS, 1);
            new LoadGenerator(gateway.address(), 64)
                    .run(() -> requests.sent() > MESSAGES ? null : requests.next(), 0, 600);
            while (!gateway.api("GET", "/actuator/health").contains("\"waiting\":0,")) {
                Pauses.millis(50);
            }
            long before = org.calls();
            long start = System.nanoTime();
            gateway.api("POST", "/api/crms/salesforce/resume");
            gateway.awaitDelivered();
            double seconds = (System.nanoTime() - start) / 1e9;
            long calls = org.calls() - before;
            out.printf(
                    Locale.ROOT,
                    "  %d messages of %d people arrived: %d, in %.1f s (%.0f messages/s)%n",
                    MESSAGES,
                    CONVERSATIONS,
                    org.org().records("WhatsApp_Message__c").size(),
                    seconds,
                    MESSAGES / seconds);
            out.printf(
                    Locale.ROOT,
                    "  calls: %d, per 1,000 messages: %.1f (goal: at most 10)%n",
                    calls,
                    calls * 1000.0 / MESSAGES);
        }
    }
}
