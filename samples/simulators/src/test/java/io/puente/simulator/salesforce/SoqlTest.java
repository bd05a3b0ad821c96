package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class SoqlTest {
    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-11-22T10:15:30.900Z"));
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(
            SalesforceSimulatorSettings.demo().withClock(clock).withSessionLifetime(Duration.ofDays(9)));
    private final RestClient client = RestClient.login(salesforce);

    @BeforeAll
    void rows() {
        salesforce.deploy(PackageZip.messages().bytes());
        String account = client.create("Account", "{\"Name\":\"Acme\",\"NumberOfEmployees\":12}");
        String ana = client.create(
                "Contact",
                "{\"LastName\":\"Ruiz\",\"FirstName\":\"Ana\",\"MobilePhone\":\"+34 600 000 001\",\"AccountId\":\""
                        + account + "\",\"Birthdate\":\"1990-05-01\",\"DoNotCall\":true}");
        client.create("Contact", "{\"LastName\":\"O'Neill\",\"Email\":\"liam@example.com\"}");
        client.create("Contact", "{\"LastName\":\"100%_x\"}");
        client.patch("/sobjects/Case/Chat_Key__c/k1", "{\"Subject\":\"First\",\"ContactId\":\"" + ana + "\"}");
        clock.advance(Duration.ofDays(2));
        client.patch("/sobjects/Case/Chat_Key__c/K1", "{\"Subject\":\"second\",\"Status\":\"Closed\"}");
        client.patch("/sobjects/Case/Chat_Key__c/k3", "{\"Priority\":\"High\"}");
        for (int i = 3; i >= 1; i--) {
            client.patch(
                    "/sobjects/Chat_Message__c/Chat_Key__c/m" + i,
                    "{\"Case__r\":{\"Chat_Key__c\":\"k1\"},\"Body__c\":\"text " + i + "\",\"Sequence__c\":" + i + "}");
        }
    }

    @AfterAll
    void stop() {
        salesforce.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            all                    | SELECT Chat_Key__c FROM Case ORDER BY CaseNumber                              | k1,K1,k3
            text without case      | SELECT Chat_Key__c FROM Case WHERE Subject = 'FIRST'                          | k1
            case-sensitive key     | SELECT Chat_Key__c FROM Case WHERE Chat_Key__c = 'K1'                         | K1
            keys in a list         | SELECT Chat_Key__c FROM Case WHERE Chat_Key__c IN ('k1','k3','x')             | k1,k3
            not in                 | SELECT Chat_Key__c FROM Case WHERE Chat_Key__c NOT IN ('k1')                  | K1,k3
            boolean                | SELECT Chat_Key__c FROM Case WHERE IsClosed = true                            | K1
            null                   | SELECT Chat_Key__c FROM Case WHERE Subject = null                             | k3
            not equal counts null  | SELECT Chat_Key__c FROM Case WHERE Subject != 'First'                         | K1,k3
            and                    | SELECT Chat_Key__c FROM Case WHERE IsClosed = false AND Priority = 'High'     | k3
            or in parentheses      | SELECT Chat_Key__c FROM Case WHERE (Subject = 'First' OR Priority = 'High') AND IsClosed = false | k1,k3
            not                    | SELECT Chat_Key__c FROM Case WHERE NOT (Subject LIKE 'f%')                    | K1,k3
            parent                 | SELECT Chat_Key__c FROM Case WHERE Contact.LastName = 'Ruiz'                  | k1
            grandparent            | SELECT Chat_Key__c FROM Case WHERE Contact.Account.Name LIKE 'ac_e'           | k1
            owner of either kind   | SELECT Chat_Key__c FROM Case WHERE Owner.Name = 'Administrator' LIMIT 1       | k1
            date-time              | SELECT Chat_Key__c FROM Case WHERE CreatedDate < 2026-11-23T00:00:00Z         | k1
            date-time with offset  | SELECT Chat_Key__c FROM Case WHERE CreatedDate = 2026-11-22T11:15:30.000+01:00 | k1
            today                  | SELECT Chat_Key__c FROM Case WHERE CreatedDate = TODAY                        | K1,k3
            last days              | SELECT Chat_Key__c FROM Case WHERE CreatedDate = LAST_N_DAYS:2                | k1,K1,k3
            descending, nulls last | SELECT Chat_Key__c FROM Case ORDER BY Subject DESC NULLS LAST                 | K1,k1,k3
            nulls first            | SELECT Chat_Key__c FROM Case ORDER BY Subject                                 | k3,k1,K1
            limit and offset       | SELECT Chat_Key__c FROM Case ORDER BY CaseNumber LIMIT 1 OFFSET 1             | K1
            alias                  | SELECT c.Chat_Key__c FROM Case c WHERE c.Subject = 'First'                    | k1
            semi-join              | SELECT Chat_Key__c FROM Case WHERE Id IN (SELECT Case__c FROM Chat_Message__c) | k1
            number                 | SELECT Chat_Key__c FROM Chat_Message__c WHERE Sequence__c >= 2 ORDER BY Sequence__c | m2,m3
            parent key             | SELECT Chat_Key__c FROM Chat_Message__c WHERE Case__r.Chat_Key__c = 'k1' ORDER BY Sequence__c LIMIT 1 | m1
            escaped quote          | SELECT LastName FROM Contact WHERE LastName = 'O\\'Neill'                     | O'Neill
            escaped wildcard       | SELECT LastName FROM Contact WHERE LastName LIKE '100\\%\\_%'                 | 100%_x
            date                   | SELECT LastName FROM Contact WHERE Birthdate = 1990-05-01                     | Ruiz
            checkbox of null       | SELECT LastName FROM Contact WHERE DoNotCall = true                           | Ruiz
            """)
    void finds(String name, String soql, String expected) {
        RestClient.Reply reply = client.query(soql);

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        List<String> found = new ArrayList<>();
        for (JsonNode row : reply.json().path("records")) {
            found.add(row.path(row.has("LastName") ? "LastName" : "Chat_Key__c").asText());
        }
        assertThat(found).containsExactly(expected.split(","));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no FROM               | SELECT Id                                                  | MALFORMED_QUERY  | unexpected token: '<EOF>'
            AND beside OR         | SELECT Id FROM Case WHERE Status = 'a' AND Origin = 'b' OR Type = 'c' | MALFORMED_QUERY | unexpected token: 'OR'
            double quotes         | SELECT Id FROM Case WHERE Status = "New"                   | MALFORMED_QUERY  | unexpected token
            rest                  | SELECT Id FROM Case LIMIT 1 nonsense                       | MALFORMED_QUERY  | unexpected token: 'nonsense'
            unknown object        | SELECT Id FROM Nope                                        | INVALID_TYPE     | sObject type 'Nope' is not supported
            unknown field         | SELECT Nope FROM Case                                      | INVALID_FIELD    | No such column 'Nope' on entity 'Case'
            unknown parent        | SELECT Nope.Id FROM Case                                   | INVALID_FIELD    | Didn't understand relationship 'Nope'
            unknown children      | SELECT Id, (SELECT Id FROM Nopes) FROM Case                | INVALID_TYPE     | Didn't understand relationship 'Nopes'
            long text in WHERE    | SELECT Id FROM Chat_Message__c WHERE Body__c = 'x'         | INVALID_FIELD    | can not be filtered
            text for a number     | SELECT Id FROM Chat_Message__c WHERE Sequence__c = '1'     | INVALID_FIELD    | must be of type double
            number for text       | SELECT Id FROM Case WHERE Subject = 1                      | INVALID_FIELD    | should be enclosed in quotes
            no id                 | SELECT Id FROM Case WHERE Id = 'x'                         | INVALID_QUERY_FILTER_OPERATOR | invalid ID field: x
            offset too large      | SELECT Id FROM Case OFFSET 2001                            | NUMBER_OUTSIDE_VALID_RANGE | 2000
            """)
    void refuses(String name, String soql, String code, String message) {
        RestClient.Reply reply = client.query(soql);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void showsParentsAndChildrenInside() {
        JsonNode row = client.query(
                        "SELECT Id, Contact.Name, Contact.Account.Name, (SELECT Body__c, Sequence__c FROM Chat_Messages__r"
                                + " ORDER BY Sequence__c LIMIT 2) FROM Case WHERE Chat_Key__c = 'k1'")
                .json()
                .path("records")
                .path(0);

        assertThat(row.path("Contact").path("Name").asText()).isEqualTo("Ana Ruiz");
        assertThat(row.path("Contact").path("Account").path("Name").asText()).isEqualTo("Acme");
        assertThat(row.path("Contact").path("attributes").path("type").asText()).isEqualTo("Contact");
        assertThat(row.path("Chat_Messages__r").path("totalSize").asInt()).isEqualTo(2);
        assertThat(row.path("Chat_Messages__r")
                        .path("records")
                        .path(0)
                        .path("Body__c")
                        .asText())
                .isEqualTo("text 1");
        assertThat(row.path("Chat_Messages__r")
                        .path("records")
                        .path(0)
                        .path("Sequence__c")
                        .asText())
                .isEqualTo("1.0");
    }

    @Test
    void countsAndAggregates() {
        JsonNode count = client.query("SELECT COUNT() FROM Case").json();
        assertThat(count.path("totalSize").asInt()).isEqualTo(3);
        assertThat(count.path("records")).isEmpty();
        JsonNode groups = client.query("SELECT Status, COUNT(Id) n, MAX(CaseNumber) FROM Case GROUP BY Status")
                .json()
                .path("records");
        assertThat(groups).hasSize(2);
        assertThat(groups.path(0).path("Status").asText()).isEqualTo("New");
        assertThat(groups.path(0).path("n").asInt()).isEqualTo(2);
        assertThat(groups.path(0).path("expr0").asText()).isEqualTo("00000003");
    }

    @Test
    void pagesAndForgetsItsCursors() {
        for (int chunk = 0; chunk < 3; chunk++) {
            StringBuilder records = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                records.append(i == 0 ? "" : ",")
                        .append("{\"attributes\":{\"type\":\"Account\"},\"Name\":\"bulk ")
                        .append(chunk * 200 + i)
                        .append("\"}");
            }
            client.post("/composite/sobjects", "{\"records\":[" + records + "]}");
        }
        RestClient paging = client.with("Sforce-Query-Options", "batchSize=200");

        JsonNode first =
                paging.query("SELECT Name FROM Account WHERE Name LIKE 'bulk%'").json();
        JsonNode second = client.get(first.path("nextRecordsUrl").asText()).json();
        JsonNode third = client.get(second.path("nextRecordsUrl").asText()).json();

        assertThat(first.path("totalSize").asInt()).isEqualTo(600);
        assertThat(first.path("done").asBoolean()).isFalse();
        assertThat(second.path("records").path(0).path("Name").asText()).isEqualTo("bulk 200");
        assertThat(third.path("done").asBoolean()).isTrue();
        assertThat(third.path("records")).hasSize(200);
        assertThat(client.get("/query/01ggL0000000009AAA-2000").errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void queryAllSeesTheRecycleBin() {
        String id = client.create("Account", "{\"Name\":\"gone\"}");
        client.delete("/sobjects/Account/" + id);

        assertThat(client.query("SELECT Id FROM Account WHERE Name = 'gone'")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isZero();
        assertThat(client.get("/queryAll?q=SELECT+Id,IsDeleted+FROM+Account+WHERE+Name='gone'")
                        .json()
                        .path("records")
                        .path(0)
                        .path("IsDeleted")
                        .asBoolean())
                .isTrue();
    }
}
