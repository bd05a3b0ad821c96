package io.puente.simulator.salesforce;

import static io.puente.simulator.salesforce.PackageZip.field;
import static io.puente.simulator.salesforce.PackageZip.grant;
import static io.puente.simulator.salesforce.PackageZip.rights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class DeployRulesTest {
    private static final String SHARED = "<sharingModel>ReadWrite</sharingModel>";
    private static final String DETAIL = "<sharingModel>ControlledByParent</sharingModel>";

    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());

    @BeforeEach
    void reset() {
        salesforce.server().reset();
    }

    @AfterAll
    void stop() {
        salesforce.close();
    }

    static Stream<Arguments> refusals() {
        String master = field(
                "Case__c",
                "MasterDetail",
                "<referenceTo>Case</referenceTo><relationshipName>Things</relationshipName>");
        return Stream.of(
                row("unknown type", new PackageZip().named("ApexClass", "X"), "Unknown type name 'ApexClass'"),
                row(
                        "named, not there",
                        new PackageZip().named("CustomObject", "X__c"),
                        "not found in zipped directory"),
                row(
                        "there, not named",
                        new PackageZip().unnamed("layouts/Case-Case Layout.layout", "<Layout/>"),
                        "not in package.xml"),
                row(
                        "field named, not there",
                        new PackageZip()
                                .object("Case", field("A__c", "Text", "<length>9</length>"))
                                .named("CustomField", "Case.B__c"),
                        "'Case.B__c' of type CustomField"),
                row("broken XML", new PackageZip().object("Case", "<fields>"), "Error parsing file at line"),
                row(
                        "no such object",
                        new PackageZip().object("Nope", ""),
                        "bad value for restricted picklist field: Nope"),
                row("text without length", fields(field("A__c", "Text", "")), "Must specify 'length'"),
                row("text too long", fields(field("A__c", "Text", "<length>256</length>")), "between 1 and 255"),
                row(
                        "no label",
                        fields("<fields><fullName>A__c</fullName><type>Date</type></fields>"),
                        "Must specify a non-empty label"),
                row("name without suffix", fields(field("A", "Date", "")), "end with __c"),
                row("checkbox without default", fields(field("A__c", "Checkbox", "")), "Must specify 'defaultValue'"),
                row(
                        "external id of a date",
                        fields(field("A__c", "Date", "<externalId>true</externalId>")),
                        "Can not specify 'externalId' for a CustomField of type Date"),
                row(
                        "lookup to nothing",
                        fields(field("A__c", "Lookup", "<referenceTo>Nope__c</referenceTo>")),
                        "does not resolve to a valid sObject type"),
                row(
                        "relationship name taken",
                        fields(field(
                                        "A__c",
                                        "Lookup",
                                        "<referenceTo>Contact</referenceTo><relationshipName>Same</relationshipName>")
                                + field(
                                        "B__c",
                                        "Lookup",
                                        "<referenceTo>Contact</referenceTo><relationshipName>Same</relationshipName>")),
                        "already a Child Relationship named Same on Contact"),
                row(
                        "detail with own sharing",
                        new PackageZip().customObject("T__c", SHARED, master),
                        "Cannot set sharingModel"),
                row(
                        "detail sharing alone",
                        new PackageZip().customObject("T__c", DETAIL, ""),
                        "Cannot set sharingModel"),
                row("object without name field", new PackageZip().object("T__c", "<label>T</label>"), "pluralLabel"),
                row(
                        "grant of a required field",
                        new PackageZip()
                                .object("Case", field("A__c", "Text", "<length>9</length><required>true</required>"))
                                .permissionSet("P", grant("Case.A__c")),
                        "You cannot deploy to a required field: Case.A__c"),
                row(
                        "grant of a master-detail field",
                        new PackageZip().customObject("T__c", DETAIL, master).permissionSet("P", grant("T__c.Case__c")),
                        "You cannot deploy to a required field: T__c.Case__c"),
                row(
                        "grant of an unknown field",
                        new PackageZip().permissionSet("P", grant("Case.Nope__c")),
                        "no CustomField named Case.Nope__c found"),
                row(
                        "details without their master",
                        new PackageZip().customObject("T__c", DETAIL, master).permissionSet("P", rights("T__c")),
                        "Permission Read T__c depends on permission(s): Read Case"),
                row("unknown value set", new PackageZip().valueSet("Nope", "a"), "No StandardValueSet named Nope"),
                row("empty value set", new PackageZip().valueSet("CaseOrigin"), "at least one standardValue"),
                row("value twice", new PackageZip().valueSet("CaseOrigin", "a", "a"), "Duplicate value"));
    }

    private static PackageZip fields(String fields) {
        return new PackageZip().object("Case", fields);
    }

    private static Arguments row(String name, PackageZip zip, String problem) {
        return Arguments.of(name, zip, problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String name, PackageZip zip, String problem) {
        assertThatThrownBy(() -> salesforce.deploy(zip.bytes())).hasMessageContaining(problem);
    }

    @Test
    void oneFailureUndoesTheWholeDeployment() {
        PackageZip zip = fields(field("Good__c", "Text", "<length>9</length>") + field("Bad__c", "Text", ""));

        assertThatThrownBy(() -> salesforce.deploy(zip.bytes()))
                .hasMessageContaining("objects/Case.object:4 Case.Bad__c");
        assertThat(RestClient.login(salesforce)
                        .get("/sobjects/Case/describe")
                        .http()
                        .body())
                .doesNotContain("Good__c");
    }

    @Test
    void deployingTwiceKeepsTheRowsAndTheirValues() {
        salesforce.deploy(PackageZip.messages().bytes());
        RestClient client = RestClient.login(salesforce);
        client.patch("/sobjects/Case/Chat_Key__c/a", "{\"Chat_Note__c\":\"kept\"}");

        salesforce.deploy(PackageZip.messages().bytes());

        assertThat(client.query("SELECT Chat_Note__c FROM Case WHERE Chat_Key__c = 'a'")
                        .http()
                        .body())
                .contains("kept");
        assertThat(salesforce.records("PermissionSetAssignment")).hasSize(1);
    }

    @Test
    void aPermissionSetIsReplacedAsAWhole() {
        salesforce.deploy(PackageZip.messages().bytes());
        salesforce.deploy(new PackageZip()
                .permissionSet("Chat_Connector", grant("Case.Chat_Key__c"))
                .bytes());

        assertThat(RestClient.login(salesforce)
                        .query("SELECT Chat_Note__c FROM Case")
                        .errorCode())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void aReadableFieldThatMayNotBeEditedRefusesWrites() {
        salesforce.deploy(PackageZip.messages()
                .permissionSet(
                        "Chat_Agent",
                        rights("Case")
                                + rights("Chat_Message__c")
                                + grant("Chat_Message__c.Body__c").replace("<editable>true", "<editable>false"))
                .bytes());
        salesforce.org().addUser("agent@demo.puente", "secret", "Agent", false);
        salesforce.org().assign("agent@demo.puente", "Chat_Agent");
        RestClient connector = RestClient.login(salesforce);
        RestClient agent = RestClient.login(salesforce, "agent@demo.puente", "secret");
        connector.patch("/sobjects/Case/Chat_Key__c/c", "{\"Subject\":\"x\"}");
        String id = connector
                .patch(
                        "/sobjects/Chat_Message__c/Chat_Key__c/m",
                        "{\"Case__r\":{\"Chat_Key__c\":\"c\"},\"Body__c\":\"said\"}")
                .id();

        assertThat(agent.query("SELECT Body__c FROM Chat_Message__c").http().body())
                .contains("said");
        assertThat(agent.patch("/sobjects/Chat_Message__c/" + id, "{\"Body__c\":\"never said\"}")
                        .errorCode())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(agent.patch("/sobjects/Chat_Message__c/" + id, "{\"Sequence__c\":1}")
                        .errorCode())
                .isEqualTo("INVALID_FIELD");
    }
}
