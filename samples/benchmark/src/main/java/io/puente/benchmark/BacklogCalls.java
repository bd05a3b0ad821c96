package io.puente.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls to the CRM while a backlog of 1,000 conversations with 10 messages each is drained. */
final class BacklogCalls implements BenchmarkMain.OfEachCrm {

    private static final int CONVERSATIONS = 1_000;
    private static final int MESSAGES = 10 * CONVERSATIONS;

    /** Of calls for 1,000 messages. Records in a call: 200, up to 1,000, and 100. */
    private static final Map<String, Integer> GOALS = Map.of("salesforce", 10, "dynamics", 10, "siebel", 20);

    @Override
    public void run(String name, Options options, PrintStream out) throws Exception {
        try (var crm = MeasuredCrm.start(name);
                GatewayChild gateway = MeasuredCrm.gateway(List.of(crm), options.targetSettings(name))) {
            gateway.api("POST", "/api/crms/" + name + "/pause");
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, CONVERSATIONS, 1);
            new LoadGenerator(gateway.address(), 64)
                    .run(() -> requests.sent() > MESSAGES ? null : requests.next(), 0, 600);
            while (!gateway.api("GET", "/actuator/health").contains("\"waiting\":0,")) {
                Pauses.millis(50);
            }
            var cost = new CallCost(crm);
            long start = System.nanoTime();
            gateway.api("POST", "/api/crms/" + name + "/resume");
            gateway.awaitDelivered();
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "  %d messages of %d people%s, in %.1f s (%.0f messages/s)%n",
                    MESSAGES,
                    CONVERSATIONS,
                    options.transcript() ? " as a text per case" : ", message records: " + crm.records(),
                    seconds,
                    MESSAGES / seconds);
            cost.print(MESSAGES, GOALS.getOrDefault(name, 0), out);
        }
    }
}
