package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class CompositeTest {
    private static final String ROOT = "/services/data/v66.0";

    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());
    private RestClient client = RestClient.login(salesforce);

    @BeforeEach
    void reset() {
        salesforce.server().reset();
        salesforce.deploy(PackageZip.messages().bytes());
        client = RestClient.login(salesforce);
    }

    @AfterAll
    void stop() {
        salesforce.close();
    }

    private static String requests(boolean atomic, String caseBody) {
        return """
               {"allOrNone":%s,"collateSubrequests":false,"compositeRequest":[
                {"method":"PATCH","url":"%s/sobjects/Contact/Chat_Key__c/p1","referenceId":"contact","body":{"LastName":"Ruiz"}},
                {"method":"POST","url":"%s/sobjects/Case","referenceId":"case","body":%s},
                {"method":"GET","url":"%s/query?q=SELECT+Id+FROM+Contact+WHERE+Id='@{contact.id}'","referenceId":"found"},
                {"method":"PATCH","url":"%s/sobjects/Case/@{case.id}","referenceId":"again","body":{"Subject":"@{found.records[0].Id}"}}]}
               """.formatted(atomic, ROOT, ROOT, caseBody, ROOT, ROOT);
    }

    @Test
    void laterCallsReferToEarlierAnswersAndItCostsOneCall() {
        String before = client.get("/limits")
                .http()
                .headers()
                .firstValue("Sforce-Limit-Info")
                .orElseThrow();

        RestClient.Reply reply =
                client.post("/composite", requests(true, "{\"ContactId\":\"@{contact.id}\",\"Origin\":\"Web\"}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(statuses(reply)).containsExactly(201, 201, 200, 204);
        assertThat(reply.json()
                        .path("compositeResponse")
                        .path(1)
                        .path("httpHeaders")
                        .path("Location")
                        .asText())
                .startsWith(ROOT + "/sobjects/Case/500");
        Object contact = salesforce.records("Contact").get(0).get("Id");
        assertThat(salesforce.records("Case")).singleElement().satisfies(row -> {
            assertThat(row.get("ContactId")).isEqualTo(contact);
            assertThat(row.get("Subject")).isEqualTo(contact);
        });
        assertThat(before).isEqualTo("api-usage=0/100000");
        assertThat(reply.http().headers().firstValue("Sforce-Limit-Info")).contains("api-usage=1/100000");
    }

    @Test
    void allOrNoneTakesEverythingBack() {
        RestClient.Reply reply = client.post("/composite", requests(true, "{\"Language\":\"xx\"}"));

        assertThat(statuses(reply)).containsExactly(400, 400, 400, 400);
        assertThat(codes(reply))
                .containsExactly(
                        "PROCESSING_HALTED",
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "PROCESSING_HALTED",
                        "PROCESSING_HALTED");
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void withoutItOnlyDependantsFail() {
        RestClient.Reply reply = client.post("/composite", requests(false, "{\"Language\":\"xx\"}"));

        assertThat(statuses(reply)).containsExactly(201, 400, 200, 400);
        assertThat(codes(reply).get(3)).isEqualTo("PROCESSING_HALTED");
        assertThat(salesforce.records("Contact")).hasSize(1);
    }

    @Test
    void collectionsMayStandInside() {
        RestClient.Reply reply = client.post("/composite", """
                {"allOrNone":false,"compositeRequest":[
                 {"method":"PATCH","url":"%s/composite/sobjects/Case/Chat_Key__c","referenceId":"cases","body":{"records":[
                   {"attributes":{"type":"Case"},"Chat_Key__c":"c1"},{"attributes":{"type":"Case"},"Chat_Key__c":"c2","Language":"xx"}]}},
                 {"method":"PATCH","url":"%s/composite/sobjects/Chat_Message__c/Chat_Key__c","referenceId":"messages","body":{"records":[
                   {"attributes":{"type":"Chat_Message__c"},"Chat_Key__c":"m1","Case__c":"@{cases[0].id}"}]}}]}
                """.formatted(ROOT, ROOT));

        assertThat(statuses(reply)).containsExactly(200, 200);
        assertThat(salesforce.records("Case")).hasSize(1);
        assertThat(salesforce.records("Chat_Message__c")).hasSize(1);
    }

    @Test
    void eachGraphStandsAlone() {
        String graph = """
                {"graphId":"%s","compositeRequest":[
                 {"method":"POST","url":"%s/sobjects/Contact","referenceId":"contact","body":{"LastName":"%s"}},
                 {"method":"POST","url":"%s/sobjects/Case","referenceId":"case","body":{"ContactId":"@{contact.id}","Language":"%s"}}]}
                """;
        RestClient.Reply reply = client.post(
                "/composite/graph",
                "{\"graphs\":[" + graph.formatted("1", ROOT, "Good", ROOT, "es") + ","
                        + graph.formatted("2", ROOT, "Bad", ROOT, "xx") + "]}");

        JsonNode graphs = reply.json().path("graphs");
        assertThat(graphs.path(0).path("isSuccessful").asBoolean()).isTrue();
        assertThat(graphs.path(1).path("isSuccessful").asBoolean()).isFalse();
        assertThat(graphs.path(1).path("graphId").asText()).isEqualTo("2");
        assertThat(salesforce.records("Contact"))
                .extracting(row -> row.get("LastName"))
                .containsExactly("Good");
    }

    @Test
    void batchesAreIndependentAndMayHalt() {
        String body = """
                {"haltOnError":%s,"batchRequests":[
                 {"method":"POST","url":"v66.0/sobjects/Contact","richInput":{"LastName":"A"}},
                 {"method":"POST","url":"v66.0/sobjects/Contact","richInput":{}},
                 {"method":"GET","url":"v66.0/limits"}]}
                """;
        JsonNode goesOn = client.post("/composite/batch", body.formatted(false)).json();
        JsonNode halts = client.post("/composite/batch", body.formatted(true)).json();

        assertThat(goesOn.path("hasErrors").asBoolean()).isTrue();
        assertThat(goesOn.path("results").findValuesAsText("statusCode")).contains("201", "400", "200");
        assertThat(halts.path("results").path(2).path("statusCode").asInt()).isEqualTo(412);
    }

    @Test
    void aTreeIsCreatedAsAWhole() {
        String tree = """
                {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"Acme","Contacts":{"records":[
                  {"attributes":{"type":"Contact","referenceId":"c1"},"LastName":"One"},
                  {"attributes":{"type":"Contact","referenceId":"c2"},%s}]}}]}
                """;
        RestClient.Reply bad = client.post("/composite/tree/Account", tree.formatted("\"FirstName\":\"x\""));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().path("results").path(0).path("referenceId").asText())
                .isEqualTo("c2");
        assertThat(salesforce.records("Account")).isEmpty();

        RestClient.Reply good = client.post("/composite/tree/Account", tree.formatted("\"LastName\":\"Two\""));
        assertThat(good.status()).isEqualTo(201);
        assertThat(good.json().path("results")).hasSize(3);
        assertThat(salesforce.records("Contact"))
                .allMatch(row -> row.get("AccountId")
                        .equals(salesforce.records("Account").get(0).get("Id")));
    }

    @Test
    void rightsThatAreRolledBackAreGone() {
        salesforce.org().addUser("other@demo.puente", "secret", "Other", true);
        Object set = salesforce.records("PermissionSet").get(0).get("Id");
        String other = salesforce.org().userId("other@demo.puente").orElseThrow();

        RestClient.Reply reply = client.post("/composite", """
                {"allOrNone":true,"compositeRequest":[
                 {"method":"POST","url":"%s/sobjects/PermissionSetAssignment","referenceId":"a","body":{"AssigneeId":"%s","PermissionSetId":"%s"}},
                 {"method":"POST","url":"%s/sobjects/PermissionSetAssignment","referenceId":"b","body":{"AssigneeId":"%s","PermissionSetId":"%s"}}]}
                """.formatted(ROOT, other, set, ROOT, other, set));

        assertThat(codes(reply)).containsExactly("PROCESSING_HALTED", "DUPLICATE_VALUE");
        assertThat(RestClient.login(salesforce, "other@demo.puente", "secret")
                        .query("SELECT Chat_Key__c FROM Case")
                        .errorCode())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void setupRowsAndDataDoNotMix() {
        RestClient.Reply reply = client.post("/composite/sobjects", """
                {"records":[{"attributes":{"type":"Contact"},"LastName":"A"},
                            {"attributes":{"type":"Group"},"Name":"Q","Type":"Queue"}]}
                """);

        assertThat(reply.json().path(0).path("success").asBoolean()).isTrue();
        assertThat(reply.json()
                        .path(1)
                        .path("errors")
                        .path(0)
                        .path("statusCode")
                        .asText())
                .isEqualTo("MIXED_DML_OPERATION");
    }

    private static List<Integer> statuses(RestClient.Reply reply) {
        List<Integer> statuses = new ArrayList<>();
        reply.json()
                .path("compositeResponse")
                .forEach(part -> statuses.add(part.path("httpStatusCode").asInt()));
        return statuses;
    }

    private static List<String> codes(RestClient.Reply reply) {
        List<String> codes = new ArrayList<>();
        reply.json()
                .path("compositeResponse")
                .forEach(part ->
                        codes.add(part.path("body").path(0).path("errorCode").asText()));
        return codes;
    }
}
