package io.puente.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** How long the rehearsal of a mapping file over 1,000 conversations of 12 messages takes, all of them in the CRM. */
final class RehearsalRate implements BenchmarkMain.OfEachCrm {

    private static final int CONVERSATIONS = 1_000;
    private static final int MESSAGES = 12 * CONVERSATIONS;
    private static final int GOAL_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void run(String name, Options options, PrintStream out) throws Exception {
        try (var crm = MeasuredCrm.start(name);
                GatewayChild gateway = MeasuredCrm.gateway(List.of(crm), options.targetSettings(name))) {
            var requests = new WebhookRequests(GatewayChild.APP_SECRET, GatewayChild.NUMBER_ID, CONVERSATIONS, 1);
            new LoadGenerator(gateway.address(), 64)
                    .run(() -> requests.sent() > MESSAGES ? null : requests.next(), 0, 600);
            gateway.awaitDelivered();
            long start = System.nanoTime();
            JsonNode report = JSON.readTree(
                    gateway.api("POST", "/api/crms/" + name + "/mapping/rehearsal?conversations=" + CONVERSATIONS));
            double seconds = (System.nanoTime() - start) / 1e9;
            JsonNode scope = report.path("scope");
            out.printf(
                    Locale.ROOT,
                    "  %d conversations, %d records in %.1f s (%.0f conversations/s), %d reads; goal under %d s%n",
                    scope.path("conversations").asInt(),
                    scope.path("records").asInt(),
                    seconds,
                    scope.path("conversations").asInt() / seconds,
                    report.path("recorded").path("reads").asInt(),
                    GOAL_SECONDS);
        }
    }
}
