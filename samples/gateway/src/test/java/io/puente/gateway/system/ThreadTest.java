package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thinnest thread through everything. */
class ThreadTest {
    @TempDir
    Path folder;

    @Test
    void aWebhookBecomesACaseWithOneMessage() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayProcess.start(folder, platforms.settings())) {
            var standing = new Standing(gateway.uri());
            standing.provision();
            var ana = platforms.whatsapp().customer("Ana Vidal", "15550107701");
            var poster = new WebhookPoster(platforms.whatsapp());

            int status = poster.post(gateway.uri(), platforms.whatsapp().webhook(ana.text("Hola, sigue abierto?")));
            assertThat(status).isEqualTo(200);
            standing.awaitAllDelivered(Duration.ofSeconds(60));

            assertThat(platforms.salesforce().records("Case")).hasSize(1);
            assertThat(platforms.salesforce().records("Contact"))
                    .singleElement()
                    .satisfies(contact -> assertThat(contact).containsEntry("LastName", "Ana Vidal"));
            assertThat(platforms.salesforce().records("WhatsApp_Message__c"))
                    .singleElement()
                    .satisfies(message -> assertThat(message).containsEntry("Body__c", "Hola, sigue abierto?"));
        }
    }
}
