package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class FilesAndPagesTest {
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

    @Test
    void aFileArrivesByMultipartAndHangsOnTheCase() {
        String caseId = client.create("Case", "{}");
        String body =
                "--b1\r\nContent-Disposition: form-data; name=\"entity_content\"\r\nContent-Type: application/json\r\n\r\n"
                        + "{\"Title\":\"photo\",\"PathOnClient\":\"photo.JPG\",\"FirstPublishLocationId\":\"" + caseId
                        + "\"}\r\n"
                        + "--b1\r\nContent-Disposition: form-data; name=\"VersionData\"; filename=\"photo.JPG\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\nnot really\r\na photo\r\n--b1--\r\n";

        String version = client.with("Content-Type", "multipart/form-data; boundary=b1")
                .post("/sobjects/ContentVersion", body)
                .id();

        assertThat(client.get("/sobjects/ContentVersion/" + version + "/VersionData")
                        .http()
                        .body())
                .isEqualTo("not really\r\na photo");
        JsonNode row = client.query("SELECT ContentDocumentId, FileType, ContentSize, IsLatest, ContentDocument.Title"
                        + " FROM ContentVersion WHERE Id = '" + version + "'")
                .json()
                .path("records")
                .path(0);
        assertThat(row.path("FileType").asText()).isEqualTo("JPG");
        assertThat(row.path("ContentSize").asInt()).isEqualTo(19);
        assertThat(row.path("ContentDocument").path("Title").asText()).isEqualTo("photo");
        assertThat(client.query("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '" + caseId + "'")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.post(
                                "/sobjects/ContentDocumentLink",
                                "{\"LinkedEntityId\":\"" + caseId + "\",\"ContentDocumentId\":\""
                                        + row.path("ContentDocumentId").asText() + "\"}")
                        .errorCode())
                .isEqualTo("DUPLICATE_VALUE");
    }

    @Test
    void aNewVersionSucceedsTheOld() {
        String first = client.create(
                "ContentVersion", "{\"Title\":\"a\",\"PathOnClient\":\"a.txt\",\"VersionData\":\"aGk=\"}");
        String document = client.get("/sobjects/ContentVersion/" + first)
                .json()
                .path("ContentDocumentId")
                .asText();
        client.create(
                "ContentVersion",
                "{\"Title\":\"b\",\"PathOnClient\":\"b.txt\",\"VersionData\":\"aG8=\",\"ContentDocumentId\":\""
                        + document + "\"}");

        assertThat(salesforce.records("ContentDocument")).hasSize(1);
        assertThat(salesforce.records("ContentVersion"))
                .extracting(row -> row.get("VersionNumber"), row -> row.get("IsLatest"))
                .containsExactly(tuple("1", false), tuple("2", true));
        client.delete("/sobjects/ContentDocument/" + document);
        assertThat(salesforce.records("ContentVersion")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            national, prefix       | FIND {600111*} IN PHONE FIELDS RETURNING Contact(Id, LastName)      | 0
            international, prefix  | FIND {34600111*} IN PHONE FIELDS RETURNING Contact(Id, LastName)    | 1
            as typed               | FIND {+34 600 111 222} IN PHONE FIELDS RETURNING Contact(LastName)  | 1
            anywhere               | FIND {*600111222} IN PHONE FIELDS RETURNING Contact(Id), Account(Id) | 2
            with a condition       | FIND {*600111222} IN PHONE FIELDS RETURNING Contact(Id WHERE LastName = 'x' LIMIT 5) | 0
            name                   | FIND {ruiz} IN NAME FIELDS RETURNING Contact                        | 1
            all fields             | FIND {Ruiz}                                                         | 1
            """)
    void searches(String name, String sosl, int found) {
        client.create("Contact", "{\"LastName\":\"Ruiz\",\"MobilePhone\":\"+34 600-111-222\"}");
        client.create("Account", "{\"Name\":\"Acme\",\"Phone\":\"600111222\"}");

        RestClient.Reply reply = client.get("/search?q=" + URLEncoder.encode(sosl, StandardCharsets.UTF_8));

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.json().path("searchRecords")).hasSize(found);
    }

    @Test
    void aPersonSeesTheCaseWithItsConversationInOrder() {
        String contact = client.create("Contact", "{\"LastName\":\"<b>Ruiz</b>\"}");
        String id = client.patch(
                        "/sobjects/Case/Chat_Key__c/c1",
                        "{\"Subject\":\"Where is \\\"it\\\"?\",\"ContactId\":\"" + contact + "\"}")
                .id();
        Map<Integer, String> texts = Map.of(2, "second & last", 1, "first <script>");
        texts.forEach((n, text) -> client.patch(
                "/sobjects/Chat_Message__c/Chat_Key__c/m" + n,
                "{\"Case__r\":{\"Chat_Key__c\":\"c1\"},\"Sequence__c\":" + n
                        + ",\"Direction__c\":\"Inbound\",\"Body__c\":\"" + text + "\"}"));

        String list = client.page("/").http().body();
        String page = client.page("/cases/" + id).http().body();

        assertThat(list).contains("/cases/" + id, "&lt;b&gt;Ruiz&lt;/b&gt;");
        assertThat(client.page("/lightning/r/Case/" + id + "/view").http().body())
                .isEqualTo(page);
        assertThat(page)
                .contains("Where is &quot;it&quot;?", "&lt;b&gt;Ruiz&lt;/b&gt;")
                .containsSubsequence("first &lt;script&gt;", "second &amp; last")
                .doesNotContain("<script>");
    }
}
