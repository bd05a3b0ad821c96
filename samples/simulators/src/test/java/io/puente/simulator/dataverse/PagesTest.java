package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void aPersonSeesTheCaseWithItsConversationInOrder() {
        try (DataverseSimulator dataverse =
                DataverseSimulator.start(DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ZERO))) {
            WebApiClient client = WebApiClient.login(dataverse);
            ChatTables.install(client);
            String contact = client.create("contacts", "{\"firstname\":\"Ana\",\"lastname\":\"<b>Ruiz</b>\"}");
            String incident = client.create(
                    "incidents",
                    "{\"title\":\"Hola\",\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"}");
            for (int i = 2; i >= 1; i--) {
                client.create(
                        "chat_messages",
                        "{\"subject\":\"m\",\"chat_body\":\"message " + i + "\",\"chat_direction\":"
                                + (727_000_000 + i - 1)
                                + ",\"chat_delivery\":727000003,\"chat_author\":\"A\",\"actualstart\":"
                                + "\"2026-03-01T10:0" + i
                                + ":00Z\",\"regardingobjectid_incident_chat_message@odata.bind\":"
                                + "\"/incidents(" + incident + ")\"}");
            }

            String list = client.page("/").http().body();
            String page = client.page("/cases/" + incident).http().body();

            assertThat(list)
                    .contains("/cases/" + incident, "Hola", "&lt;b&gt;Ruiz")
                    .doesNotContain("<b>Ruiz");
            assertThat(page).contains("Chat messages (2)", "bubble out", "Failed", "Ana &lt;b&gt;Ruiz");
            assertThat(page.indexOf("message 1")).isBetween(1, page.indexOf("message 2"));
            assertThat(client.page("/cases/x").status()).isEqualTo(404);
            dataverse.reset();
            assertThat(client.page("/").http().body()).contains("0 in all");
        }
    }
}
