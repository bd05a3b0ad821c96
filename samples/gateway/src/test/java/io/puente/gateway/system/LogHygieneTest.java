package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.Fault;
import io.puente.simulator.salesforce.org.ValidationRule;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, the log at INFO and above holds no phone number, name, text, message id or secret. */
class LogHygieneTest {
    private static final String PHONE = "15550173991";
    private static final String NAME = "Zenobia Quatrefages";
    private static final String TEXT = "petrichor-canary";

    private final List<String> canaries = new ArrayList<>(List.of(
            PHONE,
            "+1 555-017-3991",
            "5550173991",
            NAME,
            "Quatrefages",
            TEXT,
            Platforms.APP_SECRET,
            Platforms.VERIFY_TOKEN,
            Platforms.GRAPH_TOKEN,
            Platforms.CLIENT_SECRET,
            Operator.OPERATOR.password(),
            Operator.DESK.password()));

    @TempDir
    Path folder;

    @Test
    void nothingPersonalOrSecretIsLogged() throws Exception {
        String log;
        try (var platforms = Platforms.start()) {
            var gateway = GatewayProcess.start(folder, verbose(platforms.settings()));
            try (gateway) {
                var standing = new Standing(gateway.uri());
                standing.provision();
                converse(platforms, gateway.uri());
                standing.awaitAllDelivered(Duration.ofMinutes(2));
                refuse(platforms, gateway.uri());
                standing.awaitAllDelivered(Duration.ofMinutes(2));
                misbehave(platforms, gateway.uri());
                standing.awaitAllDelivered(Duration.ofMinutes(2));
                // Both bodies that are no webhooks, and the updates without id or sender.
                assertThat(Operator.OPERATOR.get(gateway.uri(), "/api/attention/webhooks"))
                        .hasSizeGreaterThanOrEqualTo(3);
            }
            log = gateway.log();
        }
        // It did say what went wrong.
        assertThat(log).contains("needs attention");
        for (String canary : canaries) {
            assertThat(log.toLowerCase(Locale.ROOT))
                    .as("the log, searched for " + canary)
                    .doesNotContain(canary.toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, String> verbose(Map<String, String> settings) {
        settings.put("logging.level.root", "INFO");
        settings.put("logging.level.org.apache.camel", "INFO");
        settings.put("logging.level.org.springframework", "INFO");
        return settings;
    }

    private WhatsAppCustomer customer(Platforms platforms) {
        var customer = platforms.whatsapp().customer(NAME, PHONE);
        canaries.add(customer.userId());
        return customer;
    }

    private void post(Platforms platforms, URI gateway, Update... updates) throws InterruptedException {
        for (Update update : updates) {
            if (!update.id().isEmpty()) {
                canaries.add(update.id());
            }
        }
        byte[] body = platforms.whatsapp().webhook(updates);
        assertThat(new WebhookPoster(platforms.whatsapp()).post(gateway, body)).isEqualTo(200);
    }

    private void converse(Platforms platforms, URI gateway) throws InterruptedException {
        WhatsAppCustomer zenobia = customer(platforms);
        Update first = zenobia.text(TEXT + " hello");
        Update echo = zenobia.echo(TEXT + " answer");
        post(platforms, gateway, first, echo, platforms.whatsapp().statusOf(echo, "read"));
        platforms
                .whatsapp()
                .server()
                .faults()
                .on("GET", ".*")
                .times(3)
                .play(Fault.reply(404, Map.of(), "gone " + PHONE));
        post(
                platforms,
                gateway,
                zenobia.edit(first.id(), TEXT + " edited"),
                zenobia.reaction(first.id(), "👍"),
                zenobia.image("no image".getBytes(StandardCharsets.UTF_8), "image/jpeg", TEXT + " caption"),
                zenobia.contactCard(NAME, TEXT, "+1 555-017-3991"),
                zenobia.location(41.4, 2.2, TEXT, NAME),
                zenobia.unsupported("poll"),
                zenobia.stopsMarketing(),
                zenobia.call());
    }

    private void refuse(Platforms platforms, URI gateway) throws InterruptedException {
        // The CRM's own words repeat what they refuse.
        platforms
                .salesforce()
                .org()
                .addValidationRule(new ValidationRule(
                        "WhatsApp_Message__c",
                        "Refused",
                        row -> String.valueOf(row.get("Body__c")).contains("refused"),
                        "The text '" + TEXT + "' of " + NAME + " (" + PHONE + ") is not allowed",
                        "Body__c"));
        platforms
                .salesforce()
                .org()
                .addValidationRule(new ValidationRule(
                        "Contact",
                        "RefusedName",
                        row -> String.valueOf(row.get("LastName")).contains("Second"),
                        NAME + " may not be written",
                        null));
        WhatsAppCustomer zenobia = customer(platforms);
        post(platforms, gateway, zenobia.text(TEXT + " refused"));
        var second = platforms.whatsapp().customer("Second " + NAME, "15550173992");
        post(platforms, gateway, second.text(TEXT));
        var faults = platforms.salesforce().faults();
        faults.on("*", ".*/composite/sobjects.*").play(Fault.applyThenDrop());
        faults.on("*", ".*/composite/sobjects.*").play(Fault.reply(503, Map.of(), TEXT + " " + PHONE));
        faults.on("*", ".*/composite/sobjects.*")
                .play(Fault.reply(
                        400,
                        Map.of("Content-Type", "application/json"),
                        "[{\"errorCode\":\"ODD\",\"message\":\"" + NAME + " " + PHONE + "\"}]"));
        post(platforms, gateway, zenobia.text(TEXT + " after faults"));
    }

    private void misbehave(Platforms platforms, URI gateway) throws InterruptedException {
        var poster = new WebhookPoster(platforms.whatsapp());
        WhatsAppCustomer zenobia = customer(platforms);
        byte[] good = platforms.whatsapp().webhook(zenobia.text(TEXT));
        assertThat(poster.post(gateway, good, "sha256=" + TEXT)).isEqualTo(401);
        assertThat(poster.post(gateway, good, "")).isEqualTo(401);
        assertThat(poster.post(gateway, bytes("{ \"" + TEXT + "\": \"" + PHONE + "\", ")))
                .isEqualTo(200);
        assertThat(poster.post(gateway, bytes("[\"" + NAME + "\", 1, null]"))).isEqualTo(200);
        post(
                platforms,
                gateway,
                zenobia.text(TEXT).changed(item -> item.remove("id")),
                zenobia.text(TEXT).changed(item -> item.put("timestamp", TEXT)),
                zenobia.text(TEXT).changed(item -> item.put("type", TEXT)),
                zenobia.text(TEXT).changed(item -> item.put("text", NAME)),
                zenobia.text(TEXT).changed(item -> {
                    item.remove("from");
                    item.remove("from_user_id");
                }));
        byte[] large = new byte[4 << 20];
        java.util.Arrays.fill(large, (byte) ' ');
        assertThat(poster.post(gateway, large)).isIn(413, 0);
        Operator.anonymousStatus(gateway, "GET", WebhookPoster.PATH + "?hub.mode=subscribe&hub.verify_token=" + TEXT);
        Operator.DESK.status(gateway, "POST", "/api/consents?phone=" + PHONE);
        new Operator(TEXT, PHONE, "").status(gateway, "GET", "/api/crms/" + PHONE);
        Operator.OPERATOR.status(gateway, "GET", "/api/crms/" + TEXT);
        Operator.OPERATOR.status(gateway, "GET", "/api/attention?limit=" + TEXT);
        Operator.OPERATOR.status(gateway, "POST", "/api/attention/replay?key=" + PHONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
