package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final String MESSAGE = "aaaaaaaa-0000-4000-8000-000000000001";

    private final DataverseSimulator dataverse =
            DataverseSimulator.start(DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ZERO));
    private WebApiClient client;

    @BeforeEach
    void install() {
        client = WebApiClient.login(dataverse);
        ChatTables.install(client);
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    private static String part(int id, String request, String headers, String body) {
        return "--c1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: " + id + "\n\n"
                + request + " HTTP/1.1\nContent-Type: application/json; type=entry\n" + headers + "\n" + body + "\n";
    }

    private static String set(String... parts) {
        return "--b1\nContent-Type: multipart/mixed; boundary=\"c1\"\n\n" + String.join("", parts) + "--c1--\n\n";
    }

    private static String loose(String request, String body) {
        String headers = body.isEmpty() ? "Accept: application/json\n" : "Content-Type: application/json\n";
        return "--b1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n" + request + " HTTP/1.1\n"
                + headers + "\n" + body + "\n";
    }

    private String whole() {
        String contact = client.create("contacts", "{\"lastname\":\"Ruiz\"}");
        return set(
                part(
                        1,
                        "POST /api/data/v9.2/incidents",
                        "",
                        "{\"title\":\"Hola\",\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"}"),
                part(
                        2,
                        "PATCH " + dataverse.apiUri() + "/chat_messages(" + MESSAGE + ")",
                        "If-None-Match: *\n",
                        "{\"subject\":\"¿Qué tal? 👋\",\"chat_direction\":727000000,"
                                + "\"regardingobjectid_incident_chat_message@odata.bind\":\"$1\"}"),
                part(3, "PATCH $2", "", "{\"statecode\":1,\"statuscode\":2}"));
    }

    @Test
    void aChangeSetIsAppliedWithReferencesToItsOwnRows() {
        String body = whole();

        WebApiClient.Reply reply = client.batch(body + loose("GET incidents?$select=title", "") + "--b1--\n");

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        assertThat(reply.http().body())
                .contains("Content-ID: 1\r\n", "Content-ID: 2\r\n", "Content-ID: 3\r\n")
                .contains("HTTP/1.1 204 No Content\r\n")
                .contains("HTTP/1.1 200 OK\r\n", "\"title\":\"Hola\"")
                .contains("OData-EntityId: " + dataverse.apiUri() + "/chat_messages(" + MESSAGE + ")");
        assertThat(dataverse.records("chat_message")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("subject", "¿Qué tal? 👋").containsEntry("statecode", 1);
            assertThat(row.get("_regardingobjectid_value"))
                    .isEqualTo(dataverse.records("incident").get(0).get("incidentid"));
        });
        assertThat(dataverse.calls().countOf("POST", "/api/data/v9.2/$batch")).isEqualTo(1);
        assertThat(dataverse.operations().countOf("PATCH", "/api/data/v9.2/chat_messages({id})"))
                .isEqualTo(2);
    }

    @Test
    void aFailedOperationTakesItsWholeChangeSetBackAndIsTheOnlyAnswer() {
        String body = whole();
        client.batch(body + "--b1--\n");
        int incidents = dataverse.records("incident").size();

        WebApiClient.Reply reply = client.batch(body + "--b1--\n");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.http().body())
                .contains("changesetresponse_", "HTTP/1.1 412 Precondition Failed", "REQ_ID: ", "0x80040237")
                .contains("Content-ID: 2")
                .doesNotContain("Content-ID: 1", "204 No Content");
        assertThat(dataverse.records("incident")).hasSize(incidents);
    }

    @Test
    void withoutContinueOnErrorTheFirstFailureEndsTheBatch() {
        WebApiClient.Reply reply = client.batch(loose("POST contacts", "{\"lastname\":\"A\"}")
                + loose("POST contacts", "{\"nope\":1}") + loose("POST contacts", "{\"lastname\":\"C\"}") + "--b1--\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.http().body().split("HTTP/1.1 ", -1)).hasSize(3);
        assertThat(dataverse.records("contact"))
                .extracting(row -> row.get("lastname"))
                .containsExactly("A");
    }

    @Test
    void withContinueOnErrorEveryOperationHasItsAnswer() {
        WebApiClient.Reply reply = client.with("Prefer", "odata.continue-on-error")
                .batch(loose("POST contacts", "{\"lastname\":\"A\"}")
                        + loose("POST contacts", "{\"nope\":1}")
                        + set(
                                part(1, "POST contacts", "", "{\"lastname\":\"B\"}"),
                                part(2, "DELETE contacts(" + MESSAGE + ")", "", ""))
                        + loose("POST contacts", "{\"lastname\":\"C\"}") + "--b1--\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Preference-Applied")).isEqualTo("odata.continue-on-error");
        assertThat(reply.http().body().split("HTTP/1.1 ", -1)).hasSize(5);
        assertThat(dataverse.records("contact"))
                .extracting(row -> row.get("lastname"))
                .containsExactly("A", "C");
    }

    @Test
    void brokenBatchesAreRefusedAsAWholeBeforeAnythingIsDone() {
        String create = loose("POST contacts", "{\"lastname\":\"A\"}");
        record Row(String name, String body, String message) {}
        for (Row row : new Row[] {
            new Row(
                    "GET in a change set",
                    create + set(part(1, "GET contacts", "", "")) + "--b1--\n",
                    "HTTP method 'GET'"),
            new Row(
                    "no Content-ID",
                    create + set(part(1, "POST contacts", "", "{}").replace("Content-ID: 1\n", "")) + "--b1--\n",
                    "'Content-ID' header is required"),
            new Row(
                    "Content-ID twice",
                    create + set(part(1, "POST contacts", "", "{}"), part(1, "POST contacts", "", "{}")) + "--b1--\n",
                    "more than once"),
            new Row(
                    "batch in a batch",
                    create + loose("POST /api/data/v9.2/$batch", "x") + "--b1--\n",
                    "another batch"),
            new Row("no end", create, "closing boundary"),
            new Row("other boundary", create.replace("--b1", "--b2"), "does not begin"),
            new Row(
                    "1,001 operations",
                    IntStream.range(0, 1_001).mapToObj(i -> create).collect(Collectors.joining()) + "--b1--\n",
                    "exceeds the maximum of 1000"),
        }) {
            WebApiClient.Reply reply = client.batch(row.body());
            assertThat(reply.status()).as(row.name()).isEqualTo(400);
            assertThat(reply.message()).as(row.name()).contains(row.message());
        }
        assertThat(dataverse.records("contact")).isEmpty();
    }

    @Test
    void linesMustEndWithCrLf() {
        WebApiClient.Reply reply = client.with("Content-Type", "multipart/mixed; boundary=b1")
                .call("POST", "/$batch", loose("POST contacts", "{\"lastname\":\"A\"}") + "--b1--\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("CR LF");
    }

    @Test
    void unknownReferencesFailInTheirPlace() {
        WebApiClient.Reply reply = client.batch(set(part(1, "PATCH $7", "", "{\"lastname\":\"A\"}")) + "--b1--\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.http().body()).contains("Content-ID Reference: '$7' does not exist in the batch context.");
    }

    @Test
    void aScriptedAnswerHitsOneOperationInsideABatch() {
        dataverse.faults().on("POST", ".*/contacts").play(DataverseFaults.deadlock());

        WebApiClient.Reply reply = client.with("Prefer", "odata.continue-on-error")
                .batch(set(part(1, "POST incidents", "", "{\"title\":\"x\"}"))
                        + set(part(1, "POST contacts", "", "{\"lastname\":\"A\"}"))
                        + set(part(1, "POST contacts", "", "{\"lastname\":\"B\"}")) + "--b1--\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.http().body()).contains("0x80044150", "You should specify a parent contact or account.");
        assertThat(dataverse.records("contact"))
                .extracting(row -> row.get("lastname"))
                .containsExactly("B");
        assertThat(dataverse.faults().unused()).isEmpty();
    }
}
