package com.example.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.boot.Crm;
import io.puente.boot.Crms;
import io.puente.simulator.salesforce.org.ValidationRule;
import io.puente.simulator.whatsapp.Delivery;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.spi.Provisioner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class BridgeTest {

    private static final Instant SUNDAY = Instant.parse("2026-07-05T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-07-06T10:00:00Z");
    private static final AtomicReference<Instant> WALL_CLOCK = new AtomicReference<>(MONDAY);
    private static final Surroundings AROUND = new Surroundings();

    @TempDir
    private static Path folder;

    @TestConfiguration
    static class OfficeClock {

        /** For the office hours alone; everything else goes by the real time. */
        @Bean
        @Primary
        InstantSource officeClock() {
            return WALL_CLOCK::get;
        }
    }

    @Autowired
    private CamelContext camel;

    @Autowired
    private Crms crms;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        AROUND.settings(settings, folder);
    }

    @BeforeEach
    void setUp() throws Exception {
        AROUND.whatsapp.webhooks().callback(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"));
        for (Crm crm : crms.all()) {
            Provisioner provisioner = crm.connector().provisioner().orElseThrow();
            Provisioner.Plan plan = provisioner.plan();
            if (!plan.complete()) {
                assertThat(provisioner.apply(plan).complete()).isTrue();
            }
            crm.gate().resume();
        }
        turnTo(MONDAY, ServiceStatus.Started);
    }

    @AfterAll
    static void tearDown() {
        AROUND.close();
    }

    private void turnTo(Instant time, ServiceStatus status) {
        WALL_CLOCK.set(time);
        await().until(() -> camel.getRouteController().getRouteStatus("crm-drain-salesforce") == status);
    }

    private static List<Object> bodies() {
        return AROUND.salesforce.records("WhatsApp_Message__c").stream()
                .map(row -> row.get("Body__c"))
                .toList();
    }

    private static void assertAccepted(Delivery delivery) {
        assertThat(delivery.delivered()).isTrue();
    }

    @Test
    void onSundayWebhooksAreTakenAndKeptAndOnMondayTheirCasesArrive() throws Exception {
        turnTo(SUNDAY, ServiceStatus.Suspended);
        WhatsAppCustomer ana = AROUND.whatsapp.customer("Ana Ruiz", "34600900201", "ES");

        assertAccepted(AROUND.whatsapp.deliver(ana.text("¿Abren hoy?")));
        await().until(() -> archived("¿Abren hoy?") == 1);
        assertThat(bodies()).doesNotContain("¿Abren hoy?");

        turnTo(MONDAY, ServiceStatus.Started);
        await().until(() -> bodies().contains("¿Abren hoy?"));
        await().until(() -> meters.timer(DeliveryAudit.METER, "crm", "salesforce", "how", "done")
                        .count()
                > 0);
    }

    @Test
    void theOperationsRoomHearsOfRecordsThatNeedAttentionButNotOfTheirContent() throws Exception {
        AROUND.salesforce
                .org()
                .addValidationRule(new ValidationRule(
                        "WhatsApp_Message__c",
                        "No_Secrets",
                        row -> String.valueOf(row.get("Body__c")).contains("my password"),
                        "Passwords must not be stored.",
                        "Body__c"));
        WhatsAppCustomer joe = AROUND.whatsapp.customer("Joe Hill", "447700900202", "GB");

        assertAccepted(AROUND.whatsapp.deliver(joe.text("my password is swordfish")));

        await().until(() -> !AROUND.notices.isEmpty());
        assertThat(AROUND.notices).hasSize(1);
        assertThat(AROUND.notices.get(0))
                .contains("\"salesforce\"", "\"records\":1", "Passwords must not be stored.")
                .doesNotContain("swordfish", "447700900202", "Joe");
    }

    @Test
    void aBodyDroppedIntoTheFolderBecomesPartOfTheCase() throws Exception {
        WhatsAppCustomer eva = AROUND.whatsapp.customer("Eva Sanz", "34600900203", "ES");
        byte[] body = AROUND.whatsapp.webhook(eva.text("Desde la otra pasarela"));

        drop("night.json", body);

        await().until(() -> bodies().contains("Desde la otra pasarela"));
        await().until(() -> Files.exists(folder.resolve("drop/done/night.json")));
        assertThat(archived("Desde la otra pasarela")).isZero();
    }

    @Test
    void anArchiveThatFailsRefusesNoWebhook() throws Exception {
        WhatsAppCustomer leo = AROUND.whatsapp.customer("Leo Paz", "34600900204", "ES");
        Path archive = folder.resolve("archive");
        Path away = folder.resolve("archive-away");
        if (Files.exists(archive)) {
            Files.move(archive, away);
        }
        Files.createFile(archive);
        try {
            assertAccepted(AROUND.whatsapp.deliver(leo.text("El archivo está roto")));
            await().until(() -> bodies().contains("El archivo está roto"));
        } finally {
            Files.delete(archive);
            if (Files.exists(away)) {
                Files.move(away, archive);
            }
        }
    }

    private static void drop(String name, byte[] body) throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path unfinished = Files.write(drop.resolve("." + name), body);
        Files.move(unfinished, drop.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long archived(String text) throws IOException {
        Path archive = folder.resolve("archive");
        if (!Files.isDirectory(archive)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(archive)) {
            long found = 0;
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                found += Files.readString(file).contains(text) ? 1 : 0;
            }
            return found;
        }
    }
}
