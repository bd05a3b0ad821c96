package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.gateway.system.CommandLineHere.Answer;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three CRMs with their shipped mapping of one text per case: all of it arrives, and a change of mind is rehearsed. */
class TranscriptMappingTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MESSAGES = 10;
    /** So long that a Siebel activity does not hold the whole conversation. */
    private static final String LONG = " and so on".repeat(25);

    private static final Map<String, String> TYPES =
            Map.of(SalesforceSide.NAME, "salesforce", DynamicsSide.NAME, "dynamics", SiebelSide.NAME, "siebel");

    @TempDir
    Path folder;

    private Platforms platforms;
    private URI gateway;
    private CommandLineHere line;
    private Standing standing;

    @Test
    void holdsAConversationInEveryCrm() throws Exception {
        try (var all = Platforms.start();
                var process = GatewayProcess.start(folder, settings(all))) {
            platforms = all;
            gateway = process.uri();
            line = new CommandLineHere(folder.resolve("data"), settings(all));
            standing = Standing.of(gateway, all.crms());
            standing.provision();

            WhatsAppCustomer customer = all.whatsapp().customer("Ana", "15550193001");
            Instant began = Instant.now().minusSeconds(2 * MESSAGES);
            List<Update> updates = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (int i = 1; i <= MESSAGES; i++) {
                boolean asks = i % 3 != 0;
                String text = (asks ? "Question " : "Answer ") + i + LONG;
                Update update = asks ? customer.text(text) : customer.echo(text);
                // WhatsApp tells whole seconds, and groups a webhook by kind: within one second the order is open.
                updates.add(update.at(began.plusSeconds(i)));
                lines.add((asks ? "Customer: " : "Colleague: ") + text);
            }
            post(updates.subList(0, 4));
            standing.awaitAllDelivered(SOON);
            post(updates.subList(4, MESSAGES));
            awaitTranscripts(lines);

            post(List.of(customer.edit(updates.get(3).id(), "A better question")));
            lines.set(3, "Customer: A better question (edited)");
            awaitTranscripts(lines);
            inParity();

            toRecordsAndBack(customer, lines);
        }
    }

    private static Map<String, String> settings(Platforms platforms) {
        Map<String, String> settings = platforms.settings(platforms.crms());
        TYPES.forEach((crm, type) -> settings.put("puente.targets." + crm + ".mapping", shipped(type, "transcript")));
        return settings;
    }

    private static String shipped(String type, String mapping) {
        return "classpath:mapping/" + type + "-" + mapping + ".yaml";
    }

    private void post(List<Update> updates) throws InterruptedException {
        new WebhookPoster(platforms.whatsapp()).accepted(gateway, updates.toArray(Update[]::new));
    }

    /** One contact, one case, its text, and no record of a message. */
    private void awaitTranscripts(List<String> lines) {
        standing.awaitAllDelivered(SOON);
        assertThat(transcripts())
                .isEqualTo(Map.of(
                        SalesforceSide.NAME, lines,
                        DynamicsSide.NAME, lines,
                        SiebelSide.NAME, lines));
        assertThat(platforms.salesforce().records("Contact")).hasSize(1);
        assertThat(platforms.salesforce().records("WhatsApp_Message__c")).isEmpty();
        assertThat(platforms.service().simulator().records("contact")).hasSize(1);
        assertThat(platforms.service().simulator().records("puente_whatsappmessage"))
                .isEmpty();
        assertThat(platforms.desk().simulator().records("Contact")).hasSize(1);
        assertThat(platforms.desk().simulator().records("Service Request")).hasSize(1);
        assertThat(platforms.desk().simulator().records("Action")).hasSize(2);
    }

    /** Lines without their time, by CRM. */
    private Map<String, List<String>> transcripts() {
        var texts = new HashMap<String, List<String>>();
        texts.put(SalesforceSide.NAME, lines(only(platforms.salesforce().records("Case"), "WhatsApp_Transcript__c")));
        texts.put(
                DynamicsSide.NAME,
                lines(only(platforms.service().simulator().records("incident"), "puente_transcript")));
        var parts = new StringBuilder();
        platforms.desk().simulator().records("Action").stream()
                .filter(row -> "WhatsApp conversation".equals(row.get("Description")))
                .map(row -> CrmContent.text(row, "Comment"))
                .sorted()
                .forEach(part -> parts.append(part.replaceFirst("^\\(\\d+/\\d+\\) ", "")));
        texts.put(SiebelSide.NAME, lines(parts.toString()));
        return texts;
    }

    private static String only(List<? extends Map<String, ?>> rows, String field) {
        assertThat(rows).hasSize(1);
        return CrmContent.text(rows.get(0), field);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(one -> one.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ", ""))
                .toList();
    }

    private void inParity() throws InterruptedException {
        for (CrmSide crm : platforms.crms()) {
            JsonNode report = new Comparison(gateway, crm.name()).report();
            assertThat(report.path("inParity").asBoolean())
                    .as(crm.name() + " " + report.toPrettyString())
                    .isTrue();
        }
    }

    private void toRecordsAndBack(WhatsAppCustomer customer, List<String> lines) throws Exception {
        for (var crm : TYPES.entrySet()) {
            JsonNode forth = rehearsed(crm.getKey(), shipped(crm.getValue(), "default"));
            assertThat(count(forth, "message", "NEW"))
                    .as(forth.toPrettyString())
                    .isEqualTo(MESSAGES);
            activate(crm.getKey(), shipped(crm.getValue(), "default"));
        }
        Update more = customer.text("One more thing");
        post(List.of(more));
        standing.awaitAllDelivered(SOON);
        var records = Map.of(
                "Body__c", platforms.salesforce().records("WhatsApp_Message__c"),
                "puente_body", platforms.service().simulator().records("puente_whatsappmessage"),
                "Comment", platforms.desk().simulator().records("Action"));
        records.forEach((field, rows) -> assertThat(rows)
                .as(field)
                .filteredOn(row -> "One more thing".equals(row.get(field)))
                .hasSize(1));
        for (var crm : TYPES.entrySet()) {
            JsonNode back = rehearsed(crm.getKey(), shipped(crm.getValue(), "transcript"));
            assertThat(count(back, "message", "NO_LONGER_WRITTEN"))
                    .as(back.toPrettyString())
                    .isEqualTo(MESSAGES + 1);
            activate(crm.getKey(), shipped(crm.getValue(), "transcript"));
        }
        post(List.of(customer.text("That is all")));
        standing.awaitAllDelivered(SOON);
        lines.add("Customer: One more thing");
        lines.add("Customer: That is all");
        transcripts().forEach((crm, text) -> assertThat(text).as(crm).isEqualTo(lines));
        inParity();
    }

    private JsonNode rehearsed(String crm, String file) {
        Answer answer = line.run("rehearse", crm, file, "--json");
        assertThat(answer.code()).as(crm + " " + answer).isZero();
        JsonNode report = answer.json().path("report");
        assertThat(report.path("recorded").path("refusals").asInt(-1)).isZero();
        assertThat(report.path("scope").path("people").asInt()).isEqualTo(1);
        return report;
    }

    private static long count(JsonNode report, String object, String outcome) {
        for (JsonNode one : report.path("objects")) {
            if (one.path("object").asText().equals(object)) {
                return one.path("counts").path(outcome).asLong();
            }
        }
        return 0;
    }

    private void activate(String crm, String file) {
        Answer answer = line.run("activate", crm, file, "--json");
        assertThat(answer.code()).as(crm + " " + answer).isZero();
        String version = answer.json().path("active").path("version").asText();
        await(crm + " to write with it")
                .atMost(SOON)
                .until(() -> Operator.OPERATOR
                        .get(gateway, "/api/crms/" + crm + "/mapping/versions")
                        .path("running")
                        .asText()
                        .equals(version));
    }
}
