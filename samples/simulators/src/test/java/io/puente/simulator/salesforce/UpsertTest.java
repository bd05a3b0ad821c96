package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpsertTest {
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());
    private RestClient client = RestClient.login(salesforce);

    @BeforeEach
    void deploy() {
        salesforce.deploy(PackageZip.messages().bytes());
        client = RestClient.login(salesforce);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void aRowIsCreatedOnceAndThenUpdated() {
        RestClient.Reply first = client.patch("/sobjects/Case/Chat_Key__c/k%2F1", "{\"Subject\":\"a\"}");
        RestClient.Reply second = client.patch("/sobjects/Case/Chat_Key__c/k%2F1", "{\"Subject\":\"b\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").asBoolean()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean(true)).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(salesforce.records("Case")).singleElement().satisfies(row -> {
            assertThat(row.get("Subject")).isEqualTo("b");
            assertThat(row.get("Chat_Key__c")).isEqualTo("k/1");
        });
    }

    @Test
    void rowUpsertRefusesTheKeyInTheBodyAndUnknownKeys() {
        assertThat(client.patch("/sobjects/Case/Chat_Key__c/k1", "{\"Chat_Key__c\":\"k1\"}")
                        .message())
                .isEqualTo("The Chat_Key__c field should not be specified in the sobject data.");
        RestClient.Reply unknown = client.patch("/sobjects/Case/Subject/k1", "{\"Status\":\"New\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.message())
                .isEqualTo("Provided external ID field does not exist or is not accessible: Subject");
        assertThat(client.patch("/sobjects/Case/Chat_Key__c/k1?updateOnly=true", "{\"Status\":\"New\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void severalRowsWithOneKeyAreChoicesAndNothingIsWritten() {
        client.create("Contact", "{\"LastName\":\"A\",\"Email\":\"x@y.example\"}");
        client.create("Contact", "{\"LastName\":\"B\",\"Email\":\"X@y.example\"}");

        RestClient.Reply reply = client.patch("/sobjects/Contact/Email/x@y.example", "{\"LastName\":\"C\"}");

        assertThat(reply.status()).isEqualTo(300);
        assertThat(reply.json()).hasSize(2);
        assertThat(reply.json().path(0).asText()).startsWith("/services/data/v66.0/sobjects/Contact/003");
        assertThat(salesforce.records("Contact"))
                .extracting(row -> row.get("LastName"))
                .containsExactly("A", "B");
    }

    @Test
    void aCollectionAnswersPerRowInOrder() {
        client.patch("/sobjects/Case/Chat_Key__c/c1", "{\"Subject\":\"a\"}");

        RestClient.Reply reply = client.patch("/composite/sobjects/Chat_Message__c/Chat_Key__c", """
                {"allOrNone":false,"records":[
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m1","Case__r":{"Chat_Key__c":"c1"},"Body__c":"¡Hola! 👋","Direction__c":"Inbound"},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m2","Case__r":{"Chat_Key__c":"nope"},"Body__c":"x"},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m3","Case__r":{"Chat_Key__c":"c1"},"Direction__c":"Sideways"},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"M1","Case__r":{"Chat_Key__c":"c1"},"Sequence__c":7},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m5"},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m6","Nope__c":1},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m7","Case__r":{"Chat_Key__c":"c1"}},
                 {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m7","Case__r":{"Chat_Key__c":"c1"}},
                 {"attributes":{"type":"Chat_Message__c"},"Case__r":{"Chat_Key__c":"c1"}}]}
                """);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).hasSize(9);
        assertThat(code(reply, 0)).isEqualTo("created");
        assertThat(code(reply, 1)).isEqualTo("INVALID_FIELD");
        assertThat(code(reply, 2)).isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(code(reply, 3)).isEqualTo("created");
        assertThat(code(reply, 4)).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(code(reply, 5)).isEqualTo("INVALID_FIELD");
        assertThat(code(reply, 6)).isEqualTo("DUPLICATE_VALUE");
        assertThat(code(reply, 7)).isEqualTo("DUPLICATE_VALUE");
        assertThat(code(reply, 8)).isEqualTo("MISSING_ARGUMENT");
        assertThat(reply.json().path(1).path("errors").path(0).path("message").asText())
                .isEqualTo("Foreign key external ID: nope not found for field Chat_Key__c in entity Case");
        assertThat(salesforce.records("Chat_Message__c"))
                .extracting(row -> row.get("Name"))
                .hasSize(2)
                .allMatch(name -> String.valueOf(name).matches("M-\\d{6}"));
    }

    @Test
    void allOrNoneRollsBack() {
        RestClient.Reply reply = client.patch("/composite/sobjects/Case/Chat_Key__c", """
                {"allOrNone":true,"records":[
                 {"attributes":{"type":"Case"},"Chat_Key__c":"a","Subject":"x"},
                 {"attributes":{"type":"Case"},"Chat_Key__c":"b","Language":"xx"}]}
                """);

        assertThat(code(reply, 0)).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(code(reply, 1)).isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(salesforce.records("Case")).isEmpty();
        assertThat(client.patch("/sobjects/Case/Chat_Key__c/a", "{\"Subject\":\"x\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void fieldsStayInvisibleUntilAPermissionSetIsAssigned() {
        salesforce.org().addUser("other@demo.puente", "secret", "Other", true);
        RestClient other = RestClient.login(salesforce, "other@demo.puente", "secret");

        assertThat(other.patch("/sobjects/Case/Chat_Key__c/a", "{\"Subject\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(other.post("/sobjects/Case", "{\"Chat_Note__c\":\"x\"}").message())
                .isEqualTo("No such column 'Chat_Note__c' on sobject of type Case");
        assertThat(names(other.get("/sobjects/Case/describe").json())).doesNotContain("Chat_Note__c");

        salesforce.org().assign("other@demo.puente", "Chat_Connector");

        assertThat(other.post("/sobjects/Case", "{\"Chat_Note__c\":\"x\"}").status())
                .isEqualTo(201);
        assertThat(names(other.get("/sobjects/Case/describe").json())).contains("Chat_Note__c");
    }

    @Test
    void deletingACaseTakesItsDetailsAndReparentingMovesThem() {
        client.patch("/sobjects/Case/Chat_Key__c/c1", "{\"Subject\":\"a\"}");
        String second = client.patch("/sobjects/Case/Chat_Key__c/c2", "{\"Subject\":\"b\"}")
                .id();
        client.patch("/sobjects/Chat_Message__c/Chat_Key__c/m1", "{\"Case__r\":{\"Chat_Key__c\":\"c1\"}}");

        assertThat(client.patch("/sobjects/Chat_Message__c/Chat_Key__c/m1", "{\"Case__c\":\"" + second + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("/sobjects/Case/Chat_Key__c/c1").status()).isEqualTo(204);
        assertThat(salesforce.records("Chat_Message__c")).hasSize(1);
        assertThat(client.delete("/sobjects/Case/" + second).status()).isEqualTo(204);
        assertThat(salesforce.records("Chat_Message__c")).isEmpty();
    }

    @Test
    void aHeldRowRefusesItsDetailsToo() {
        String id = client.patch("/sobjects/Case/Chat_Key__c/c1", "{\"Subject\":\"a\"}")
                .id();
        salesforce.rowLocks().hold(id, 2);

        assertThat(client.patch("/sobjects/Case/" + id, "{\"Subject\":\"b\"}").errorCode())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(client.patch("/sobjects/Chat_Message__c/Chat_Key__c/m1", "{\"Case__c\":\"" + id + "\"}")
                        .errorCode())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(client.patch("/sobjects/Chat_Message__c/Chat_Key__c/m1", "{\"Case__c\":\"" + id + "\"}")
                        .status())
                .isEqualTo(201);
    }

    private static List<String> names(JsonNode describe) {
        return describe.path("fields").findValuesAsText("name");
    }

    private static String code(RestClient.Reply reply, int row) {
        JsonNode result = reply.json().path(row);
        if (result.path("success").asBoolean()) {
            return result.path("created").asBoolean() ? "created" : "updated";
        }
        return result.path("errors").path(0).path("statusCode").asText();
    }
}
