package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RowsTest {
    private static final String ID = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String ABSENT = "aaaaaaaa-0000-4000-8000-00000000dead";

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

    private String incident(String more) {
        return "{\"title\":\"Hola\",\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"" + more + "}";
    }

    @Test
    void aCaseIsCreatedReadChangedAndDeleted() {
        WebApiClient.Reply created = client.post("/incidents", incident(""));
        assertThat(created.status()).isEqualTo(204);
        assertThat(created.header("OData-Version")).isEqualTo("4.0");
        assertThat(created.header("OData-EntityId")).isEqualTo(dataverse.apiUri() + "/incidents(" + created.id() + ")");

        JsonNode read = client.with("Prefer", "odata.include-annotations=\"*\"")
                .get("/incidents(" + created.id() + ")?$select=title,statuscode,_customerid_value,ticketnumber")
                .json();
        assertThat(read.path("title").asText()).isEqualTo("Hola");
        assertThat(read.path("_customerid_value").asText()).isEqualTo(contact);
        assertThat(read.path("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText())
                .isEqualTo("contact");
        assertThat(read.path("_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                        .asText())
                .isEqualTo("customerid_contact");
        assertThat(read.path("_customerid_value@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Ana Ruiz");
        assertThat(read.path("statuscode@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("In Progress");
        assertThat(read.path("ticketnumber").asText()).matches("CAS-\\d{5}-[0-9A-F]{6}");
        assertThat(read.path("@odata.etag").asText()).matches("W/\"\\d+\"");
        assertThat(read.has("description")).isFalse();

        assertThat(client.patch("/incidents(" + created.id() + ")", "{\"description\":\"x\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.delete("/incidents(" + created.id() + ")").status()).isEqualTo(204);
        assertThat(client.get("/incidents(" + created.id() + ")").status()).isEqualTo(404);
    }

    @Test
    void representationComesWithStatusAndEtagAndWithoutEntityId() {
        WebApiClient wanting = client.with("Prefer", "return=representation");
        WebApiClient.Reply created = wanting.post("/contacts?$select=contactid,lastname", "{\"lastname\":\"Sol\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(created.header("OData-EntityId")).isEmpty();
        assertThat(created.header("ETag"))
                .isEqualTo(created.json().path("@odata.etag").asText());
        String id = created.json().path("contactid").asText();
        WebApiClient.Reply changed = wanting.patch("/contacts(" + id + ")?$select=lastname", "{\"lastname\":\"Sal\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("lastname").asText()).isEqualTo("Sal");
    }

    @Test
    void conditionsDecideBetweenCreateAndUpdate() {
        String path = "/contacts(" + ID + ")";
        assertThat(client.with("If-Match", "*")
                        .patch(path, "{\"lastname\":\"A\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.with("If-None-Match", "*")
                        .patch(path, "{\"lastname\":\"A\"}")
                        .status())
                .isEqualTo(204);
        WebApiClient.Reply again = client.with("If-None-Match", "*").patch(path, "{\"lastname\":\"B\"}");
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.code()).isEqualTo("0x80040237");
        String etag = client.get(path).header("ETag");
        assertThat(client.with("If-None-Match", etag).get(path).status()).isEqualTo(304);
        assertThat(client.with("If-Match", etag)
                        .patch(path, "{\"lastname\":\"C\"}")
                        .status())
                .isEqualTo(204);
        WebApiClient.Reply stale = client.with("If-Match", etag).patch(path, "{\"lastname\":\"D\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("0x80060882");
        assertThat(client.with("If-Match", etag).delete(path).status()).isEqualTo(412);
        assertThat(client.post("/contacts", "{\"contactid\":\"" + ID + "\",\"lastname\":\"E\"}")
                        .code())
                .isEqualTo("0x80040237");
    }

    private record Refusal(String name, String set, String body, int status, String code, String message) {}

    @TestFactory
    Stream<DynamicTest> whatTheServiceRefuses() {
        String long51 = "x".repeat(51);
        return Stream.of(
                        new Refusal(
                                "unknown property",
                                "contacts",
                                "{\"nope\":1}",
                                400,
                                "0x80048d19",
                                "'nope' does not exist"),
                        new Refusal(
                                "wrong case of a navigation",
                                "incidents",
                                "{\"CustomerId_contact@odata.bind\":\"/contacts(" + contact + ")\"}",
                                400,
                                "0x80048d19",
                                "undeclared property 'CustomerId_contact'"),
                        new Refusal(
                                "text for a number",
                                "incidents",
                                incident(",\"prioritycode\":\"1\""),
                                400,
                                "0x80048d19",
                                "Cannot convert the literal '1' to the expected type 'Edm.Int32'"),
                        new Refusal(
                                "number for a text", "contacts", "{\"lastname\":5}", 400, "0x80048d19", "Edm.String"),
                        new Refusal(
                                "too long",
                                "contacts",
                                "{\"lastname\":\"" + long51 + "\"}",
                                400,
                                "0x80044331",
                                "The length of the 'lastname' attribute of the 'contact' entity exceeded the maximum allowed"
                                        + " length of '50'."),
                        new Refusal(
                                "bad option",
                                "incidents",
                                incident(",\"caseorigincode\":99"),
                                400,
                                "0x8004431a",
                                "Accepted Values: 1,2,3,2483,3986,700610000"),
                        new Refusal(
                                "no customer",
                                "incidents",
                                "{\"title\":\"x\"}",
                                400,
                                "0x80040200",
                                "You should specify a parent contact or account."),
                        new Refusal(
                                "missing reference",
                                "incidents",
                                "{\"customerid_contact@odata.bind\":\"/contacts(" + ABSENT + ")\"}",
                                404,
                                "0x80040217",
                                "contact With Id = " + ABSENT + " Does Not Exist"),
                        new Refusal(
                                "missing reference by key",
                                "incidents",
                                "{\"customerid_contact@odata.bind\":\"/contacts(chat_key='k9')\"}",
                                404,
                                "0x80060891",
                                "A record with the specified key values does not exist in contact entity"),
                        new Refusal(
                                "reference to another table",
                                "incidents",
                                "{\"customerid_account@odata.bind\":\"/contacts(" + contact + ")\"}",
                                400,
                                "0x80048d19",
                                "leads to 'account'"),
                        new Refusal(
                                "reference column itself",
                                "incidents",
                                "{\"_customerid_value\":\"" + contact + "\"}",
                                400,
                                "0x80048d19",
                                "Use Navigation properties"),
                        new Refusal(
                                "duplicate key",
                                "contacts",
                                "{\"lastname\":\"B\",\"chat_key\":\"K1\"}",
                                412,
                                "0x80060892",
                                "Entity Key chat_contactkey violated"),
                        new Refusal(
                                "time without a zone",
                                "chat_messages",
                                "{\"subject\":\"a\",\"actualstart\":\"2026-03-01T10:00:00\"}",
                                400,
                                "0x80048d19",
                                "Edm.DateTimeOffset"),
                        new Refusal(
                                "U+0000",
                                "contacts",
                                "{\"lastname\":\"a\\u0000b\"}",
                                400,
                                "0x80048d19",
                                "invalid character"),
                        new Refusal(
                                "half an emoji",
                                "contacts",
                                "{\"lastname\":\"a\\ud83d\"}",
                                400,
                                "0x80048d19",
                                "invalid character"),
                        new Refusal("broken JSON", "contacts", "{\"lastname\":", 400, "0x80048d19", "invalid JSON"),
                        new Refusal(
                                "no such table",
                                "nothings",
                                "{}",
                                404,
                                "0x80060888",
                                "Resource not found for the segment 'nothings'."),
                        new Refusal(
                                "blocked attachment",
                                "annotations",
                                "{\"filename\":\"a.exe\",\"documentbody\":\"AAAA\"}",
                                400,
                                "0x80043e09",
                                "not a valid type"),
                        new Refusal(
                                "base activity",
                                "activitypointers",
                                "{\"subject\":\"a\"}",
                                405,
                                "0x8006088a",
                                "activitypointer"),
                        new Refusal(
                                "status of another state",
                                "incidents",
                                incident(",\"statuscode\":5"),
                                400,
                                "0x80048408",
                                "5 is not a valid status code"))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    WebApiClient.Reply reply = client.post("/" + row.set(), row.body());
                    assertThat(reply.status()).as(reply.http().body()).isEqualTo(row.status());
                    assertThat(reply.code()).isEqualTo(row.code());
                    assertThat(reply.message()).contains(row.message());
                }));
    }

    @Test
    void activitiesStartOpenCarryPartiesAndAppearAmongAllActivities() {
        String incident = client.create("incidents", incident(""));
        String message = client.create(
                "chat_messages",
                "{\"activityid\":\"" + ID + "\",\"subject\":\"Hi\",\"statecode\":1,"
                        + "\"statuscode\":2,\"chat_contactid_chat_message@odata.bind\":\"/contacts(" + contact + ")\","
                        + "\"regardingobjectid_incident_chat_message@odata.bind\":\"/incidents(" + incident + ")\","
                        + "\"chat_message_activity_parties\":[{\"partyid_contact@odata.bind\":\"/contacts(" + contact
                        + ")\",\"participationtypemask\":1}]}");
        assertThat(message).isEqualTo(ID);
        JsonNode all = client.get("/activitypointers?$filter=_regardingobjectid_value eq " + incident
                        + " and statecode eq 0&$select=subject,activitytypecode")
                .json()
                .path("value");
        assertThat(all).hasSize(1);
        assertThat(all.path(0).path("activitytypecode").asText()).isEqualTo("chat_message");
        JsonNode expanded = client.get("/chat_messages(" + ID
                        + ")?$select=subject&$expand=chat_message_activity_parties($select=participationtypemask),"
                        + "regardingobjectid_incident_chat_message($select=title)")
                .json();
        assertThat(expanded.path("chat_message_activity_parties")).hasSize(1);
        assertThat(expanded.path("regardingobjectid_incident_chat_message")
                        .path("title")
                        .asText())
                .isEqualTo("Hola");
        // A body that binds without the suffix of the table is refused.
        assertThat(client.post(
                                "/chat_messages",
                                "{\"subject\":\"a\",\"chat_contactid@odata.bind\":\"/contacts(" + contact + ")\"}")
                        .message())
                .contains("undeclared property 'chat_contactid'");
    }

    @Test
    void nullClearsValuesAndReferences() {
        client.patch("/contacts(" + contact + ")", "{\"firstname\":null,\"chat_key\":null}");
        assertThat(dataverse.records("contact").get(0))
                .containsEntry("fullname", "Ruiz")
                .containsEntry("chat_key", null);
        String incident =
                client.create("incidents", incident(",\"primarycontactid@odata.bind\":\"/contacts(" + contact + ")\""));
        client.patch("/incidents(" + incident + ")", "{\"primarycontactid@odata.bind\":null}");
        assertThat(dataverse.records("incident").get(0).get("_primarycontactid_value"))
                .isNull();
    }

    @Test
    void bulkMessagesAreAllOrNothing() {
        String type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"";
        WebApiClient.Reply bad = client.post(
                "/contacts/Microsoft.Dynamics.CRM.CreateMultiple",
                "{\"Targets\":[{" + type + ",\"lastname\":\"A\"},{" + type
                        + ",\"lastname\":\"B\",\"chat_key\":\"k1\"}]}");
        assertThat(bad.status()).isEqualTo(412);
        assertThat(dataverse.records("contact")).hasSize(1);
        WebApiClient.Reply good = client.post(
                "/contacts/Microsoft.Dynamics.CRM.CreateMultiple",
                "{\"Targets\":[{" + type + ",\"lastname\":\"A\"},{" + type + ",\"lastname\":\"B\"}]}");
        assertThat(good.json().path("Ids")).hasSize(2);
        assertThat(client.post(
                                "/contacts/Microsoft.Dynamics.CRM.UpsertMultiple",
                                "{\"Targets\":[{" + type
                                        + ",\"@odata.id\":\"contacts(chat_key='n1')\",\"lastname\":\"N\"},{" + type
                                        + ",\"@odata.id\":\"contacts(chat_key='k1')\",\"lastname\":\"K\"}]}")
                        .status())
                .isEqualTo(204);
        assertThat(client.post(
                                "/contacts/Microsoft.Dynamics.CRM.UpsertMultiple",
                                "{\"Targets\":[{" + type
                                        + ",\"@odata.id\":\"contacts(chat_key='n2')\",\"chat_key\":\"n2\"}]}")
                        .code())
                .isEqualTo("0x80040216");
        assertThat(dataverse.records("contact"))
                .extracting(row -> row.get("lastname"))
                .containsExactly("K", "A", "B", "N");
    }

    @Test
    void rulesOfAdministratorsRefuseInTheirOwnWords() {
        dataverse.administration().addPlugin("p", "contact", "Update", "VAT number first");
        WebApiClient.Reply plugin = client.patch("/contacts(" + contact + ")", "{\"lastname\":\"A\"}");
        assertThat(plugin.code()).isEqualTo("0x80040265");
        assertThat(plugin.message()).isEqualTo("VAT number first");
        dataverse.administration().removePlugin("p");
        dataverse.administration().denyPrivilege("prvCreateIncident", true);
        assertThat(client.post("/incidents", incident("")).status()).isEqualTo(403);
        dataverse.administration().addDuplicateRule("contact", "lastname");
        assertThat(client.post("/contacts", "{\"lastname\":\"Ruiz\"}").status()).isEqualTo(204);
        assertThat(client.with("MSCRM.SuppressDuplicateDetection", "false")
                        .post("/contacts", "{\"lastname\":\"Ruiz\"}")
                        .code())
                .isEqualTo("0x80040333");
        dataverse.rowLocks().hold(java.util.UUID.fromString(contact), false, 1);
        assertThat(client.patch("/contacts(" + contact + ")", "{\"lastname\":\"A\"}")
                        .code())
                .isEqualTo("0x80044151");
        assertThat(client.patch("/contacts(" + contact + ")", "{\"lastname\":\"A\"}")
                        .status())
                .isEqualTo(204);
    }
}
