package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows found and made by their alternate keys. */
class AlternateKeysTest {
    private final DataverseSimulator dataverse =
            DataverseSimulator.start(DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ZERO));
    private WebApiClient client;
    private String contact;

    @BeforeEach
    void install() {
        client = WebApiClient.login(dataverse);
        ChatTables.install(client);
        contact = client.create("contacts", "{\"firstname\":\"Ana\",\"lastname\":\"Ruiz\",\"chat_key\":\"k1\"}");
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    @Test
    void upsertByAlternateKeyCreatesOnceAndEchoesTheKey() {
        WebApiClient.Reply first = client.patch("/contacts(chat_key='k2')", "{\"lastname\":\"A\"}");
        WebApiClient.Reply second =
                client.patch("/contacts(chat_key='K2')", "{\"lastname\":\"B\",\"chat_key\":\"zz\"}");
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("OData-EntityId")).isEqualTo(dataverse.apiUri() + "/contacts(chat_key='k2')");
        assertThat(second.status()).isEqualTo(204);
        assertThat(dataverse.records("contact"))
                .filteredOn(row -> "k2".equals(row.get("chat_key")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("lastname", "B"));
        WebApiClient wanting = client.with("Prefer", "return=representation");
        assertThat(wanting.patch("/contacts(chat_key='k3')?$select=contactid", "{\"lastname\":\"C\"}")
                        .status())
                .isEqualTo(201);
        assertThat(wanting.patch("/contacts(chat_key='k3')?$select=contactid", "{\"lastname\":\"C\"}")
                        .status())
                .isEqualTo(200);
        // The body wins on the create path.
        client.patch("/contacts(chat_key='k4')", "{\"lastname\":\"D\",\"chat_key\":\"k5\"}");
        assertThat(client.get("/contacts(chat_key='k4')").code()).isEqualTo("0x80060891");
        assertThat(client.get("/contacts(chat_key='k5')").status()).isEqualTo(200);
    }

    @Test
    void keysAreStrictAboutNamesAndCharacters() {
        assertThat(client.get("/contacts(lastname='Ruiz')").message())
                .startsWith("The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'");
        assertThat(client.get("/contacts(nonsense)").status()).isEqualTo(400);
        for (String bad :
                new String[] {"%2B49", "a%2Fb", "a%3Ab", "a%26b", "a%25b", "a%2Ab", "a%3Fb", "a%5Cb", "a%3Cb"}) {
            assertThat(client.get("/contacts(chat_key='" + bad + "')").status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(client.get("/contacts(chat_key='a-b_c')").status()).isEqualTo(404);
    }

    @Test
    void aKeyIsOfNoUseBeforeItsIndexIsActive() {
        try (DataverseSimulator slow = DataverseSimulator.start(
                DataverseSimulatorSettings.demo().withDelays(Duration.ofMinutes(1), Duration.ZERO))) {
            WebApiClient admin = WebApiClient.login(slow);
            ChatTables.install(admin);
            String status =
                    "/EntityDefinitions(LogicalName='contact')/Keys(LogicalName='chat_contactkey')?$select=EntityKeyIndexStatus";
            assertThat(admin.get(status).json().path("EntityKeyIndexStatus").asText())
                    .isEqualTo("Pending");
            assertThat(admin.patch("/contacts(chat_key='a')", "{\"lastname\":\"A\"}")
                            .code())
                    .isEqualTo("0x8006088f");
            slow.clock().advance(Duration.ofMinutes(2));
            assertThat(admin.get(status).json().path("EntityKeyIndexStatus").asText())
                    .isEqualTo("Active");
            assertThat(admin.patch("/contacts(chat_key='a')", "{\"lastname\":\"A\"}")
                            .status())
                    .isEqualTo(204);
        }
    }
}
