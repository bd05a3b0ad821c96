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

class MetadataTest {
    private static final String CHAT = "/EntityDefinitions(LogicalName='chat_message')";

    private final DataverseSimulator dataverse = DataverseSimulator.start(
            DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ofSeconds(30)));
    private WebApiClient client;

    @BeforeEach
    void install() {
        client = WebApiClient.login(dataverse).with("Consistency", "Strong");
        ChatTables.install(client);
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    @Test
    void aTableIsDescribedWithWhatTheQueryExpands() {
        JsonNode table = client.get(
                        CHAT + "?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
                                + "ObjectTypeCode,IsActivity,ChangeTrackingEnabled,IsOptimisticConcurrencyEnabled"
                                + "&$expand=Attributes($select=LogicalName,SchemaName,AttributeType),"
                                + "Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus),"
                                + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)")
                .json();
        assertThat(table.path("EntitySetName").asText()).isEqualTo("chat_messages");
        assertThat(table.path("PrimaryIdAttribute").asText()).isEqualTo("activityid");
        assertThat(table.path("IsActivity").asBoolean()).isTrue();
        assertThat(table.path("Attributes")).anySatisfy(column -> {
            assertThat(column.path("LogicalName").asText()).isEqualTo("chat_body");
            assertThat(column.path("@odata.type").asText()).isEqualTo("#Microsoft.Dynamics.CRM.MemoAttributeMetadata");
        });
        assertThat(table.path("ManyToOneRelationships"))
                .anySatisfy(relationship -> assertThat(relationship
                                .path("ReferencingEntityNavigationPropertyName")
                                .asText())
                        .isEqualTo("regardingobjectid_incident_chat_message"))
                .anySatisfy(relationship -> assertThat(relationship
                                .path("ReferencingEntityNavigationPropertyName")
                                .asText())
                        .isEqualTo("chat_contactid_chat_message"));
        JsonNode lengths = client.get(CHAT
                        + "/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength")
                .json()
                .path("value");
        assertThat(lengths).anySatisfy(column -> {
            assertThat(column.path("LogicalName").asText()).isEqualTo("subject");
            assertThat(column.path("MaxLength").asInt()).isEqualTo(200);
        });
        JsonNode options = client.get(
                        "/EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='caseorigincode')/"
                                + "Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet")
                .json()
                .path("OptionSet")
                .path("Options");
        assertThat(options.path(0)
                        .path("Label")
                        .path("UserLocalizedLabel")
                        .path("Label")
                        .asText())
                .isEqualTo("Phone");
        assertThat(client.get("/EntityDefinitions?$select=LogicalName&$filter=IsCustomEntity eq true")
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(client.get("/EntityDefinitions(LogicalName='msdynmkt_contactpointconsent4')")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void newTablesAreSeenLateWithoutStrongConsistency() {
        WebApiClient weak = client.with("Consistency", "Eventual");
        assertThat(weak.get(CHAT).status()).isEqualTo(404);
        assertThat(weak.get("/chat_messages").status()).isEqualTo(404);
        dataverse.clock().advance(Duration.ofSeconds(31));
        assertThat(weak.get("/chat_messages").status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> refusedDefinitions() {
        record Row(String name, String path, String body, String code) {}
        String columns = CHAT + "/Attributes";
        return Stream.of(
                        new Row("table twice", "/EntityDefinitions", ChatTables.activity("chat_Message"), "0x8004700b"),
                        new Row("no prefix", "/EntityDefinitions", ChatTables.activity("message"), "0x80040203"),
                        new Row(
                                "activity without Subject",
                                "/EntityDefinitions",
                                ChatTables.activity("chat_other")
                                        .replace("\"Subject\",\"MaxLength\"", "\"chat_name\",\"MaxLength\""),
                                "0x80040203"),
                        new Row("column twice", columns, ChatTables.memo("chat_body", 100), "0x80047013"),
                        new Row("string too long", columns, ChatTables.string("chat_long", 4_001), "0x80040203"),
                        new Row(
                                "language not installed",
                                columns,
                                ChatTables.string("chat_es", 10).replace("1033", "3082"),
                                "0x80040203"),
                        new Row(
                                "key name twice",
                                "/EntityDefinitions(LogicalName='contact')/Keys",
                                ChatTables.key("chat_contactkey", "firstname"),
                                "0x80060893"),
                        new Row(
                                "key columns twice",
                                "/EntityDefinitions(LogicalName='contact')/Keys",
                                ChatTables.key("chat_otherkey", "chat_key"),
                                "0x80060894"),
                        new Row(
                                "memo in a key",
                                CHAT + "/Keys",
                                ChatTables.key("chat_bodykey", "chat_body"),
                                "0x80040203"),
                        new Row(
                                "option twice",
                                "/InsertOptionValue",
                                "{\"EntityLogicalName\":\"incident\",\"AttributeLogicalName\":\"caseorigincode\",\"Value\":3,\"Label\":"
                                        + ChatTables.label("WhatsApp") + "}",
                                "0x80040203"))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    WebApiClient.Reply reply = client.post(row.path(), row.body());
                    assertThat(reply.status()).as(reply.http().body()).isEqualTo(400);
                    assertThat(reply.code()).isEqualTo(row.code());
                }));
    }

    @Test
    void keysLongerThanTheIndexAreRefused() {
        client.post("/EntityDefinitions(LogicalName='contact')/Attributes", ChatTables.string("chat_wide", 451));
        assertThat(client.post(
                                "/EntityDefinitions(LogicalName='contact')/Keys",
                                ChatTables.key("chat_widekey", "chat_wide"))
                        .code())
                .isEqualTo("0x80060895");
    }

    @Test
    void anInsertedOptionComesFromThePublishersRangeAndIsAccepted() {
        String publisher = client.create(
                "publishers",
                "{\"uniquename\":\"chat\",\"friendlyname\":\"Chat\",\"customizationprefix\":"
                        + "\"chat\",\"customizationoptionvalueprefix\":72700}");
        client.create(
                "solutions",
                "{\"uniquename\":\"chat_core\",\"friendlyname\":\"Chat\",\"version\":\"1.0.0.0\","
                        + "\"publisherid@odata.bind\":\"/publishers(" + publisher + ")\"}");
        WebApiClient.Reply inserted = client.post(
                "/InsertOptionValue",
                "{\"EntityLogicalName\":\"incident\",\"AttributeLogicalName\":" + "\"caseorigincode\",\"Label\":"
                        + ChatTables.label("WhatsApp") + ",\"SolutionUniqueName\":\"chat_core\"}");
        assertThat(inserted.json().path("NewOptionValue").asInt()).isEqualTo(727_000_000);
        assertThat(client.post(
                                "/PublishXml",
                                "{\"ParameterXml\":\"<importexportxml><entities><entity>incident</entity></entities>"
                                        + "</importexportxml>\"}")
                        .status())
                .isEqualTo(204);
        String contact = client.create("contacts", "{\"lastname\":\"a\"}");
        client.create(
                "incidents",
                "{\"caseorigincode\":727000000,\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"}");
        assertThat(client.with("MSCRM.SolutionUniqueName", "nope")
                        .post(CHAT + "/Attributes", ChatTables.string("chat_x", 10))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDroppedTableIsGone() {
        assertThat(client.delete(CHAT).status()).isEqualTo(204);
        assertThat(client.get("/chat_messages").status()).isEqualTo(404);
        assertThat(client.delete("/EntityDefinitions(LogicalName='contact')").status())
                .isEqualTo(405);
    }
}
