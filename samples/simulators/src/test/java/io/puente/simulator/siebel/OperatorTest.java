package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The set-up and the scripting over HTTP, and the pages. */
class OperatorTest {
    private static final String ACTIONS = "/data/Action/Action";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.vanilla());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    private RestClient.Reply sim(String path, String body) {
        RestClient.Reply reply = client.raw("POST", "/_sim/" + path, body);
        assertThat(reply.status()).as(reply.http().body()).isBetween(200, 201);
        return reply;
    }

    @Test
    void anAdministratorTurnsAFreshServerIntoOneThatTakesMessages() {
        assertThat(client.get(ACTIONS).code()).isEqualTo("SBL-EAI-50297");
        sim("grants", "{\"object\":\"Action\"}");
        assertThat(client.get(ACTIONS).status()).isEqualTo(404);
        String message = "{\"Type\":\"WhatsApp - Inbound\",\"WA State\":\"read\",\"Comment\":\"hi\"}";
        assertThat(client.post(ACTIONS, message).code()).isEqualTo("SBL-DAT-00225");
        sim("lovs", "{\"type\":\"TODO_TYPE\",\"value\":\"WhatsApp - Inbound\"}");
        sim("lovs", "{\"type\":\"TODO_TYPE\",\"value\":\"WhatsApp - Inbound\"}");
        assertThat(client.post(ACTIONS, message).code()).isEqualTo("SBL-DAT-00398");
        sim("fields", "{\"busComp\":\"Action\",\"field\":{\"name\":\"WA State\",\"length\":10}}");
        assertThat(client.post(ACTIONS, message).status()).isEqualTo(200);
        sim("user-keys", "{\"busComp\":\"Action\",\"fields\":[\"Integration Id\"]}");
        sim("unique-indexes", "{\"busComp\":\"Action\",\"fields\":[\"Integration Id\"]}");
        assertThat(siebel.records("List Of Values"))
                .filteredOn(row -> row.get("Value").equals("WhatsApp - Inbound"))
                .hasSize(1);
    }

    @Test
    void peopleEnterAndChangeRecords() {
        String id = sim("records/Action?as=CCAGENT", "{\"Type\":\"To Do\",\"Comment\":\"reply\"}")
                .json()
                .path("Id")
                .asText();
        client.raw("PUT", "/_sim/records/Action/" + id, "{\"Status\":\"Done\"}");

        JsonNode rows = client.raw("GET", "/_sim/records/Action", null).json().path("records");
        assertThat(rows.path(0).path("Owner Login").asText()).isEqualTo("CCAGENT");
        assertThat(rows.path(0).path("Status").asText()).isEqualTo("Done");
        client.raw("DELETE", "/_sim/records/Action/" + id, null);
        assertThat(client.raw("GET", "/_sim/records", null)
                        .json()
                        .path("Action")
                        .asInt())
                .isZero();
    }

    @Test
    void behavioursLocksAndConnectionsAreSwitched() {
        sim("grants", "{\"object\":\"Action\"}");
        String id = client.create(ACTIONS, "{\"Type\":\"To Do\"}");
        sim("locks", "{\"id\":\"" + id + "\"}");
        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"x\"}").code()).isEqualTo("SBL-DAT-00523");
        sim("behaviours", "{\"EMPTY_RESULT_IS_204\":true}");
        assertThat(client.search(ACTIONS, "[Comment] = \"none\"").status()).isEqualTo(204);
        JsonNode connections =
                sim("connections", "{\"limit\":5,\"callMillis\":1}").json();
        assertThat(connections.path("limit").asInt()).isEqualTo(5);
        assertThat(connections.path("mostConcurrent").asInt()).isEqualTo(1);
        assertThat(client.raw("POST", "/_sim/behaviours", "{\"NONSENSE\":true}").status())
                .isEqualTo(400);
        assertThat(client.raw("GET", "/_sim/remarks", null).json().path("remarks"))
                .isEmpty();
        siebel.reset();
        assertThat(client.get(ACTIONS).code()).isEqualTo("SBL-EAI-50297");
        assertThat(siebel.connections().limit()).isEqualTo(20);
    }

    @Test
    void aServiceRequestHasAPageWithItsConversation() {
        siebel.administration().addListOfValue("TODO_TYPE", "WhatsApp - Outbound");
        String contact =
                siebel.administration().insert("CCAGENT", "Contact", Map.of("First Name", "Ana", "Last Name", "Reyes"));
        String request = siebel.administration()
                .insert(
                        "CCAGENT",
                        "Service Request",
                        Map.of("Abstract", "Router", "Contact Id", contact, "SR Number", "SR-7"));
        siebel.administration()
                .insert(
                        "CCAGENT",
                        "Action",
                        Map.of(
                                "Type", "WhatsApp - Outbound",
                                "Activity SR Id", request,
                                "Comment", "<b>Hello</b>",
                                "Status", "Failed"));

        assertThat(client.raw("GET", "/", null).http().body())
                .contains("Router")
                .contains("Ana Reyes");
        String path = "/service-requests/" + RestClient.encode(request);
        String page = client.raw("GET", path, null).http().body();
        assertThat(page)
                .contains("&lt;b&gt;Hello&lt;/b&gt;")
                .contains("bubble out")
                .contains("class=\"bad\"");
        JsonNode json = client.raw("GET", path + ".json", null).json();
        assertThat(json.path("activities").path(0).path("Comment").asText()).isEqualTo("<b>Hello</b>");
        assertThat(json.path("contact").path("Last Name").asText()).isEqualTo("Reyes");
        assertThat(client.raw("GET", "/service-requests.json", null).json().path("serviceRequests"))
                .hasSize(1);
        assertThat(client.raw("GET", "/service-requests/SR-7", null).http().body())
                .isEqualTo(page);
        assertThat(client.raw("GET", "/service-requests/none", null).status()).isEqualTo(404);
    }
}
