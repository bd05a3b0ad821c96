package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.salesforce.org.Customization;
import io.puente.simulator.salesforce.org.NewField;
import io.puente.simulator.salesforce.schema.FieldType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes fields in the CRM that a mapping writes: the next message shows it, and it is told by name and place. */
class DriftTest {
    private static final String DRIFT = "/api/crms/" + Platforms.CRM + "/drift";
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final NewField CHANNEL = new NewField("Channel", FieldType.STRING, 40, List.of());
    private static final NewField URGENCY = new NewField("Urgency", FieldType.PICKLIST, 1, List.of("Low", "High"));

    private static final String MAPPING =
            CaseOverlay.of("Channel__c: { const: WhatsApp }", "Urgency__c: { const: High }");

    @TempDir
    Path folder;

    private Platforms platforms;
    private GatewayHere gateway;
    private Standing standing;
    private int people;

    @BeforeEach
    void start() throws Exception {
        platforms = Platforms.start();
        Path mapping = Files.writeString(folder.resolve("mine.yaml"), MAPPING);
        Map<String, String> settings = platforms.settings();
        settings.put("puente.targets." + Platforms.CRM + ".mapping", mapping.toString());
        gateway = GatewayHere.start(folder.resolve("data"), settings);
        standing = new Standing(uri());
        standing.provision();
        // Only now is there a permission set that shows them.
        org().addField("Case", CHANNEL);
        org().addField("Case", URGENCY);
        message();
        standing.awaitAllDelivered(SOON);
    }

    @AfterEach
    void stop() {
        gateway.close();
        platforms.close();
    }

    @Test
    void aDeletedFieldIsNamedWithTheFirstRecordUntilItIsBack() throws Exception {
        JsonNode before = Operator.OPERATOR.post(uri(), DRIFT, "");
        assertThat(before.path("fits").asBoolean()).as(before.toPrettyString()).isTrue();

        org().deleteField("Case", "Channel__c");
        message();
        JsonNode alarm = awaitAlarm();
        assertThat(alarm.path("object").asText()).isEqualTo("case");
        assertThat(alarm.path("field").asText()).isEqualTo("Channel__c");
        assertThat(alarm.path("place").asText()).isEqualTo("mine.yaml:7:7");
        assertThat(alarm.path("says").asText()).contains("Case has no field 'Channel__c'");
        assertThat(alarm.path("changed").asText()).contains("the field is gone");
        assertThat(alarm.path("firstHit").path("object").asText()).isEqualTo("case");
        assertThat(alarm.path("firstHit").path("key").asText()).matches("[a-z2-7]{26}");
        toldAndReady("mine.yaml:7:7: case.Channel__c");

        org().addField("Case", CHANNEL);
        clear();
        // What was refused is tried again by itself, or by hand.
        Operator.OPERATOR.post(uri(), "/api/crms/" + Platforms.CRM + "/resume", "");
        Operator.OPERATOR.post(uri(), "/api/attention/replay?crm=" + Platforms.CRM, "");
        await("the case that was refused")
                .atMost(SOON)
                .until(() -> platforms.salesforce().records("Case").size() == people);
    }

    @Test
    void aValueTakenOutOfUseIsNamedWithTheRecordThatWasRefused() throws Exception {
        Operator.OPERATOR.post(uri(), DRIFT, "");
        org().deactivateValue("Case", "Urgency__c", "High");
        message();
        await("the record that was refused")
                .atMost(SOON)
                .until(() -> attention().size() == 1);
        String key = attention().get(0).path("key").asText();

        // A single record says nothing of the CRM as a whole: the night, or somebody, looks.
        JsonNode looked = Operator.OPERATOR.post(uri(), DRIFT, "");
        JsonNode alarm = looked.path("report").path("alarms").path(0);
        assertThat(alarm.path("field").asText()).as(looked.toPrettyString()).isEqualTo("Urgency__c");
        assertThat(alarm.path("place").asText()).startsWith("mine.yaml:8:");
        assertThat(alarm.path("says").asText()).contains("'High' is not among the field's values");
        assertThat(alarm.path("changed").asText()).isEqualTo("the value 'High' is gone");
        assertThat(alarm.path("firstHit").path("key").asText()).isEqualTo(key);
        toldAndReady("case.Urgency__c");

        org().deleteField("Case", "Urgency__c");
        org().addField("Case", URGENCY);
        clear();
        Operator.OPERATOR.post(uri(), "/api/attention/replay?crm=" + Platforms.CRM, "");
        await("the case that was refused")
                .atMost(SOON)
                .until(() -> platforms.salesforce().records("Case").size() == people);
    }

    private URI uri() {
        return gateway.uri();
    }

    private Customization org() {
        return platforms.salesforce().customization();
    }

    /** Of somebody new, so that a case is written. */
    private void message() throws InterruptedException {
        people++;
        var person = platforms.whatsapp().customer("Person " + people, "1555019400" + people);
        new WebhookPoster(platforms.whatsapp()).accepted(uri(), person.text("Hello"));
    }

    private JsonNode awaitAlarm() throws InterruptedException {
        await("the alarm")
                .atMost(SOON)
                .until(() -> Operator.OPERATOR
                        .get(uri(), DRIFT)
                        .path("fits")
                        .toString()
                        .equals("false"));
        JsonNode drift = Operator.OPERATOR.get(uri(), DRIFT);
        assertThat(drift.path("report").path("because").asText()).isEqualTo("REFUSED");
        assertThat(drift.path("report").path("alarms"))
                .as(drift.toPrettyString())
                .hasSize(1);
        return drift.path("report").path("alarms").get(0);
    }

    /** In health and as a metric; the gateway goes on accepting. */
    private void toldAndReady(String alarm) throws InterruptedException {
        assertThat(gauge()).isEqualTo("1.0");
        JsonNode health = Operator.OPERATOR.get(uri(), "/actuator/health");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.toString()).contains(alarm);
        assertThat(Operator.OPERATOR.status(uri(), "GET", "/actuator/health/readiness"))
                .isEqualTo(200);
    }

    private void clear() throws InterruptedException {
        JsonNode looked = Operator.OPERATOR.post(uri(), DRIFT, "");
        assertThat(looked.path("fits").asBoolean()).as(looked.toPrettyString()).isTrue();
        assertThat(looked.path("report").path("alarms")).isEmpty();
        assertThat(gauge()).isEqualTo("0.0");
        assertThat(Operator.OPERATOR.get(uri(), "/actuator/health").toString()).doesNotContain("mine.yaml");
    }

    private String gauge() throws InterruptedException {
        return Operator.METRICS
                .text(uri(), "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("puente_mapping_drift") && line.contains("crm=\"sales\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }

    private JsonNode attention() throws InterruptedException {
        return Operator.OPERATOR.get(uri(), "/api/attention");
    }
}
