package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Outage;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an outage the CRM holds exactly what it should; what people do there afterwards is told by its cause. */
class ParityTest {
    private static final String PARITY = "/api/crms/" + Platforms.CRM + "/parity";
    private static final int PEOPLE = 120;
    private static final int TEXTS = 4;
    private static final int RECORDS = PEOPLE * (2 + TEXTS + 1);

    @TempDir
    Path folder;

    @Test
    void isProvenAfterAnOutage() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder, platforms.settings())) {
            var standing = new Standing(gateway.uri());
            standing.provision();
            assertThat(Operator.OPERATOR.status(gateway.uri(), "GET", PARITY)).isEqualTo(404);

            platforms.salesforce().server().outage(Outage.REFUSING);
            post(platforms, gateway.uri());
            standing.awaitLogWorked(Duration.ofMinutes(1));
            platforms.salesforce().server().outage(Outage.NONE);
            Operator.OPERATOR.post(gateway.uri(), "/api/crms/" + Platforms.CRM + "/resume", "");
            standing.awaitAllDelivered(Duration.ofMinutes(2));

            JsonNode clean = new Comparison(gateway.uri(), Platforms.CRM).report();
            assertThat(clean.path("inParity").asBoolean())
                    .as(clean.toPrettyString())
                    .isTrue();
            assertThat(sum(clean, "expected")).isEqualTo(RECORDS);
            assertThat(sum(clean, "found")).isEqualTo(RECORDS);
            clean.path("objects").forEach(o -> assertThat(o.path("hash")).isEqualTo(o.path("crmHash")));
            // 300 keys in a call, four objects.
            assertThat(clean.path("calls").asInt()).isLessThanOrEqualTo(RECORDS / 300 + 4);

            peopleWork(platforms);
            JsonNode found = new Comparison(gateway.uri(), Platforms.CRM).report();
            assertThat(causes(found))
                    .isEqualTo(Map.of(
                            "CHANGED_IN_CRM", 2L,
                            "DELETED_IN_CRM", 1L,
                            "KEY_CHANGED_IN_CRM", 1L));
            assertThat(found.path("list"))
                    .extracting(d -> d.path("object").asText() + " " + d.path("fields"))
                    .contains("case [\"WhatsApp_Status__c\"]", "message [\"Body__c\"]");
            String text = Operator.OPERATOR.text(gateway.uri(), PARITY + "?format=text");
            assertThat(text).contains("4 differences in " + RECORDS).doesNotContain("1555019", "says", "Person");

            JsonNode healed = Operator.OPERATOR.post(gateway.uri(), PARITY + "/heal", "");
            assertThat(healed.path("records").asInt()).isEqualTo(2);
            await("what was lost to be written again")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> causes(new Comparison(gateway.uri(), Platforms.CRM).report())
                            .equals(Map.of("CHANGED_IN_CRM", 2L)));
        }
    }

    @Test
    void aSecondComparisonIsRefusedWhileOneIsUnderWay() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder, platforms.settings(List.of(platforms.desk())))) {
            String parity = "/api/crms/" + SiebelSide.NAME + "/parity";
            var standing = Standing.of(gateway.uri(), List.of(platforms.desk()));
            standing.provision();
            byte[] body = platforms
                    .whatsapp()
                    .webhook(platforms
                            .whatsapp()
                            .customer("Person", "15550199999")
                            .text("Hello"));
            assertThat(new WebhookPoster(platforms.whatsapp()).post(gateway.uri(), body))
                    .isEqualTo(200);
            standing.awaitLogWorked(Duration.ofMinutes(1));
            standing.awaitAllDelivered(Duration.ofMinutes(1));
            var connections = platforms.desk().simulator().connections();

            connections.hold();
            assertThat(Operator.OPERATOR.status(gateway.uri(), "POST", parity)).isEqualTo(202);
            assertThat(Operator.OPERATOR.status(gateway.uri(), "POST", parity)).isEqualTo(409);
            assertThat(Operator.OPERATOR.status(gateway.uri(), "POST", parity + "?anew=true"))
                    .isEqualTo(409);
            connections.release();

            await("the first one to end")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Operator.OPERATOR
                            .get(gateway.uri(), parity)
                            .path("state")
                            .asText()
                            .equals("done"));
            assertThat(Operator.OPERATOR.status(gateway.uri(), "POST", parity)).isEqualTo(202);
        }
    }

    private static void post(Platforms platforms, URI gateway) throws InterruptedException {
        var poster = new WebhookPoster(platforms.whatsapp());
        for (int person = 0; person < PEOPLE; person++) {
            WhatsAppCustomer customer = platforms.whatsapp().customer("Person " + person, "1555019" + (1000 + person));
            List<Update> updates = new ArrayList<>();
            for (int text = 0; text < TEXTS; text++) {
                updates.add(customer.text("Person " + person + " says " + text + " \uD83D\uDE42\r\n  "));
            }
            Update echo = customer.echo("Answer to person " + person);
            updates.add(echo);
            updates.add(platforms.whatsapp().statusOf(echo, "delivered"));
            byte[] body = platforms.whatsapp().webhook(updates.toArray(Update[]::new));
            assertThat(poster.post(gateway, body)).isEqualTo(200);
        }
    }

    /** Two edits, a deletion, a key that is emptied; and edits of what is theirs, which are nobody's business. */
    private static void peopleWork(Platforms platforms) throws InterruptedException {
        var user = SalesforceUser.of(platforms);
        List<Map<String, @Nullable Object>> cases = platforms.salesforce().records("Case");
        List<Map<String, @Nullable Object>> messages = platforms.salesforce().records("WhatsApp_Message__c");
        user.edit("Case", id(cases.get(3)), "WhatsApp_Status__c", "Closed");
        user.edit("WhatsApp_Message__c", id(messages.get(5)), "Body__c", "redacted");
        user.delete("WhatsApp_Message__c", id(messages.get(17)));
        user.edit("WhatsApp_Message__c", id(messages.get(18)), "WhatsApp_Message_Key__c", "");
        user.edit("Case", id(cases.get(9)), "Subject", "Called back");
        user.edit("Case", id(cases.get(9)), "Status", "Working");
    }

    private static String id(Map<String, @Nullable Object> row) {
        return String.valueOf(row.get("Id"));
    }

    private static Map<String, Long> causes(JsonNode report) {
        Map<String, Long> causes = new HashMap<>();
        report.path("causes")
                .forEach(c -> causes.put(
                        c.path("cause").asText(), c.path("differences").asLong()));
        return causes;
    }

    private static int sum(JsonNode report, String count) {
        int sum = 0;
        for (JsonNode object : report.path("objects")) {
            sum += object.path(count).asInt();
        }
        return sum;
    }
}
