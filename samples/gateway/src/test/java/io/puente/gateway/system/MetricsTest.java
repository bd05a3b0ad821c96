package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.salesforce.org.ValidationRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's dashboard and pager live on. */
class MetricsTest {
    private static final int GOOD = 5;

    @TempDir
    Path folder;

    @Test
    void trafficShowsInMetricsAndHealth() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder, platforms.settings())) {
            var standing = new Standing(gateway.uri());
            standing.provision();
            refuseBadWords(platforms);
            send(platforms, gateway);
            standing.awaitAllDelivered(Duration.ofMinutes(1));

            // The outbox is counted every few seconds only.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> value(scrape(gateway), "puente_outbox_attention", "target=\"sales\"") == 1);
            List<String> lines = scrape(gateway);
            assertThat(value(lines, "puente_webhook_ack_seconds_count")).isEqualTo(GOOD + 1);
            assertThat(value(lines, "puente_webhook_ack_seconds_bucket", "le=\"+Inf\""))
                    .isEqualTo(GOOD + 1);
            assertThat(value(lines, "puente_webhook_refused_total", "why=\"signature\""))
                    .isEqualTo(1);
            assertThat(value(lines, "puente_log_lag")).isZero();
            assertThat(value(lines, "puente_outbox_dirty", "target=\"sales\"")).isZero();
            assertThat(value(lines, "puente_outbox_age_seconds", "target=\"sales\""))
                    .isZero();
            assertThat(value(lines, "puente_crm_calls_total", "purpose=\"write\"", "target=\"sales\""))
                    .isGreaterThanOrEqualTo(3);
            assertThat(value(lines, "puente_delivery_parked_total", "kind=\"invalid_data\"", "target=\"sales\""))
                    .isEqualTo(1);
            assertThat(value(lines, "puente_delivery_lag_seconds_count", "target=\"sales\""))
                    .isPositive();
            health(gateway, "OPEN");
        }
    }

    @Test
    void anOutageShowsAsDepthAgeAndState() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder, platforms.settings())) {
            var standing = new Standing(gateway.uri());
            standing.provision();
            platforms.salesforce().server().down(true);
            send(platforms, gateway);
            standing.awaitState("waiting", Duration.ofSeconds(60));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> value(scrape(gateway), "puente_outbox_dirty", "target=\"sales\"") == GOOD + 1);
            assertThat(value(scrape(gateway), "puente_outbox_age_seconds", "target=\"sales\""))
                    .isPositive();
            // The gateway itself is well: it goes on accepting.
            assertThat(Operator.METRICS
                            .get(gateway.uri(), "/actuator/health")
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> crm(gateway).path("state").asText().equals("WAITING"));
            platforms.salesforce().server().down(false);
            standing.awaitAllDelivered(Duration.ofMinutes(2));
            health(gateway, "OPEN");
        }
    }

    private static void refuseBadWords(Platforms platforms) {
        platforms
                .salesforce()
                .org()
                .addValidationRule(new ValidationRule(
                        "WhatsApp_Message__c",
                        "NoBadWords",
                        row -> String.valueOf(row.get("Body__c")).contains("drat"),
                        "Please mind your language",
                        "Body__c"));
    }

    private static void send(Platforms platforms, GatewayHere gateway) throws InterruptedException {
        var poster = new WebhookPoster(platforms.whatsapp());
        for (int i = 0; i <= GOOD; i++) {
            var customer = platforms.whatsapp().customer("Customer " + i, "1555010773" + i);
            byte[] body = platforms.whatsapp().webhook(customer.text(i == GOOD ? "Oh drat" : "Fine, thanks"));
            assertThat(poster.post(gateway.uri(), body)).isEqualTo(200);
            if (i == 0) {
                assertThat(poster.post(gateway.uri(), body, "sha256=ff")).isEqualTo(401);
            }
        }
    }

    private static void health(GatewayHere gateway, String state) throws InterruptedException {
        assertThat(crm(gateway).path("state").asText()).isEqualTo(state);
    }

    private static JsonNode crm(GatewayHere gateway) throws InterruptedException {
        return Operator.METRICS
                .get(gateway.uri(), "/actuator/health/crms")
                .path("details")
                .path(Platforms.CRM);
    }

    private static List<String> scrape(GatewayHere gateway) throws InterruptedException {
        return Operator.METRICS
                .text(gateway.uri(), "/actuator/prometheus")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Sum over the series of that name with those labels. */
    private static double value(List<String> lines, String name, String... labels) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .toList();
        assertThat(found).as(name + Arrays.toString(labels)).isNotEmpty();
        return found.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
