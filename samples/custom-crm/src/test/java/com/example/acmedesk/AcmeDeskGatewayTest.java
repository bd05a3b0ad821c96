package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.puente.gateway.PuenteGateway;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.spi.ObjectName;
import io.puente.testkit.FakeCrm.Kept;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway with this jar on its class path, between a simulated WhatsApp and the fake Acme Desk. */
class AcmeDeskGatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final FakeAcmeDesk desk = new FakeAcmeDesk();
    private final WhatsAppSimulator whatsapp = WhatsAppSimulator.start(
            WhatsAppSettings.demo().withPort(0).withSecrets("desk-token", "desk-app-secret", "desk-verify"));
    private ConfigurableApplicationContext gateway;

    @BeforeEach
    void start() {
        var application = new SpringApplication(PuenteGateway.class);
        application.setRegisterShutdownHook(false);
        gateway = application.run(
                "--server.port=0",
                "--puente.data=" + data,
                "--puente.whatsapp.app-secrets=desk-app-secret",
                "--puente.whatsapp.verify-token=desk-verify",
                "--puente.whatsapp.graph.base-uri=" + whatsapp.baseUri(),
                "--puente.whatsapp.graph.token=desk-token",
                "--puente.targets.helpdesk.type=acme-desk",
                "--puente.targets.helpdesk.linger=50ms",
                "--puente.targets.helpdesk.watch-every=1s",
                "--puente.targets.helpdesk.settings.url=" + desk.address(),
                "--puente.targets.helpdesk.settings.api-key=" + FakeAcmeDesk.KEY);
        int port = ((WebServerApplicationContext) gateway).getWebServer().getPort();
        whatsapp.webhooks().callback(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        whatsapp.close();
        desk.close();
    }

    private List<Kept> records(String collection) {
        return desk.records(new ObjectName(collection));
    }

    private void write(WhatsAppCustomer customer, String text) throws Exception {
        assertThat(whatsapp.deliver(customer.text(text)).delivered()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> records("comments").stream()
                        .anyMatch(comment -> text.equals(comment.fields().get("body"))));
    }

    @Test
    void aMessageBecomesATicketAndOnceItIsClosedTheNextOneOpensAnother() throws Exception {
        WhatsAppCustomer ana = whatsapp.customer("Ana Ruiz", "34600900301", "ES");

        write(ana, "¿Dónde está mi pedido? 📦");

        assertThat(records("people"))
                .singleElement()
                .satisfies(person -> assertThat(person.fields())
                        .containsAllEntriesOf(Map.of("name", "Ana Ruiz", "phone", "+34600900301")));
        Kept ticket = records("tickets").get(0);
        assertThat(ticket.fields())
                .containsAllEntriesOf(Map.of(
                        "subject",
                        "WhatsApp: ¿Dónde está mi pedido? 📦",
                        "status",
                        "open",
                        "person",
                        records("people").get(0).id()));
        assertThat(records("comments").get(0).fields())
                .containsAllEntriesOf(Map.of("ticket", ticket.id(), "direction", "in", "author", "customer"));

        // A watcher without a cursor starts at now: what was closed before its first look is not seen.
        await().atMost(PATIENCE).until(() -> desk.callsForEvents() > 0);
        desk.records.byAgent("tickets", ticket.id(), Map.of("status", "closed"));
        // What Puente knows of the case shows in the ticket: then it has seen that people closed it.
        await().atMost(PATIENCE)
                .until(() -> "ended".equals(records("tickets").get(0).fields().get("conversation")));
        write(ana, "Y otra cosa");

        assertThat(records("tickets")).hasSize(2);
        assertThat(records("people")).hasSize(1);
        assertThat(records("tickets").get(0).fields()).containsEntry("status", "closed");
    }
}
