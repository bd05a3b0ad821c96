package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.dataverse.DataverseFaults;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.CrmConnector;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner;
import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installing into an environment that knows nothing of WhatsApp. */
class ProvisioningTest {
    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(null);
    private CrmConnector connector;
    private Provisioner provisioner;

    @BeforeEach
    void connect() {
        connector = connectors.open(org.address(), Map.of("install-timeout", "20s"));
        provisioner = connector.provisioner().orElseThrow();
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void planSaysWhatIsMissingAndChangesNothing() throws Exception {
        Plan plan = provisioner.plan();

        assertThat(plan.steps())
                .extracting(Step::component)
                .contains(
                        "Publisher puente",
                        "Solution PuenteWhatsApp",
                        "Table puente_whatsappmessage",
                        "Table puente_whatsappconsent",
                        "Column contact.puente_contactkey",
                        "Column incident.puente_engagementkey",
                        "Key contact.puente_contactkey_key",
                        "Key incident.puente_engagementkey_key",
                        "Key puente_whatsappconsent.puente_consentkey_key",
                        "Choice incident.caseorigincode");
        assertThat(plan.steps()).extracting(Step::problem).containsOnly("");
        assertThat(connector.schema().orElseThrow().describe(new ObjectName("puente_whatsappmessage")))
                .isEmpty();
        assertThat(provisioner.plan().steps()).isEqualTo(plan.steps());
    }

    @Test
    void applyInstallsEverythingAndASecondTimeChangesNothing() throws Exception {
        assertThat(provisioner.apply(provisioner.plan()).steps()).isEmpty();
        connectors.metered.clear();

        Plan second = provisioner.plan();
        assertThat(second.steps()).isEmpty();
        long calls = connectors.count(Purpose.PROVISION);
        assertThat(provisioner.apply(second).complete()).isTrue();
        assertThat(connectors.count(Purpose.PROVISION)).isEqualTo(calls);
    }

    @Test
    void messagesAreActivitiesOfTheCase() throws Exception {
        provisioner.apply(provisioner.plan());

        ObjectSchema message = connector
                .schema()
                .orElseThrow()
                .describe(new ObjectName("puente_whatsappmessage"))
                .orElseThrow();
        assertThat(message.field("regardingobjectid").orElseThrow().referenceTo())
                .contains(new ObjectName("incident"));
        assertThat(message.field("customers").orElseThrow().referenceTo()).contains(new ObjectName("contact"));
        assertThat(message.field("puente_messagekey").orElseThrow().uniqueKey()).isTrue();
        assertThat(message.field("puente_body").orElseThrow().maxLength()).isEqualTo(100_000);
        assertThat(message.field("sortdate").orElseThrow().type()).isEqualTo(FieldType.INSTANT);
        assertThat(message.field("puente_direction").orElseThrow().values())
                .contains("Inbound", "Outbound", "814700001");
    }

    @Test
    void ourOriginJoinsThoseThatAreThere() throws Exception {
        List<String> before = origins();

        provisioner.apply(provisioner.plan());

        assertThat(origins()).containsAll(before).contains("WhatsApp");
        assertThat(before).contains("Web").doesNotContain("WhatsApp");
    }

    @Test
    void everythingLiesInOurSolution() throws Exception {
        provisioner.apply(provisioner.plan());

        JsonNode solution = People.get(
                        org.simulator(),
                        "/solutions?$select=uniquename&$expand=publisherid($select=customizationprefix)&$filter="
                                + "uniquename%20eq%20'PuenteWhatsApp'")
                .path("value")
                .path(0);
        assertThat(solution.path("publisherid").path("customizationprefix").asText())
                .isEqualTo("puente");
    }

    @Test
    void whatAnEarlierRunLeftIsCompleted() throws Exception {
        org.simulator()
                .faults()
                .on("POST", ".*/EntityDefinitions\\(LogicalName='puente_whatsappmessage'\\)/Attributes")
                .play(DataverseFaults.error(503, "", "busy"));
        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> provisioner.apply(provisioner.plan()))
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE));

        Plan rest = provisioner.plan();
        assertThat(rest.steps())
                .extracting(Step::component)
                .contains("Column puente_whatsappmessage.puente_body")
                .doesNotContain("Table puente_whatsappmessage", "Publisher puente");
        assertThat(provisioner.apply(rest).steps()).isEmpty();
    }

    @Test
    void aColumnOfAnotherTypeIsNamedAndLeftAlone() throws Exception {
        People.post(
                org.simulator(),
                "/EntityDefinitions(LogicalName='incident')/Attributes",
                Map.of(
                        "@odata.type",
                        "Microsoft.Dynamics.CRM.StringAttributeMetadata",
                        "SchemaName",
                        "puente_lastinbound",
                        "MaxLength",
                        100,
                        "FormatName",
                        Map.of("Value", "Text"),
                        "RequiredLevel",
                        Map.of("Value", "None"),
                        "DisplayName",
                        Map.of(
                                "@odata.type",
                                "Microsoft.Dynamics.CRM.Label",
                                "LocalizedLabels",
                                List.of(Map.of(
                                        "@odata.type",
                                        "Microsoft.Dynamics.CRM.LocalizedLabel",
                                        "Label",
                                        "Theirs",
                                        "LanguageCode",
                                        1033)))));

        Plan plan = provisioner.plan();
        assertThat(plan.steps())
                .filteredOn(step -> step.component().equals("Column incident.puente_lastinbound"))
                .extracting(Step::what)
                .containsExactly("has type String and cannot become DateTime");

        assertThat(provisioner.apply(plan).steps()).singleElement().satisfies(step -> {
            assertThat(step.component()).isEqualTo("Column incident.puente_lastinbound");
            assertThat(step.problem()).isNotEmpty();
        });
    }

    @Test
    void aRefusalNamesTheComponentAndTheRestIsInstalled() throws Exception {
        org.simulator()
                .faults()
                .on("POST", ".*/EntityDefinitions\\(LogicalName='contact'\\)/Keys")
                .play(DataverseFaults.error(400, "0x80060895", "The key is larger than 900 bytes"));

        Plan left = provisioner.apply(provisioner.plan());

        assertThat(left.steps()).singleElement().satisfies(step -> {
            assertThat(step.component()).isEqualTo("Key contact.puente_contactkey_key");
            assertThat(step.problem()).contains("900 bytes");
        });
    }

    @Test
    void aRelationshipThatMustCascadeMergesDoes() throws Exception {
        org.simulator()
                .faults()
                .on("POST", ".*/RelationshipDefinitions")
                .play(DataverseFaults.error(400, "0x80047007", "Merge must cascade"));

        assertThat(provisioner.apply(provisioner.plan()).steps()).isEmpty();
    }

    @Test
    void aUserWithoutTheRightIsTold() throws Exception {
        Plan plan = provisioner.plan();
        org.simulator()
                .faults()
                .on("POST", ".*/publishers")
                .play(DataverseFaults.error(403, "0x80040220", "missing prvCreatePublisher"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> provisioner.apply(plan))
                .withMessageContaining("System Customizer")
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }

    private List<String> origins() throws Exception {
        return connectors
                .open(org.address(), Map.of())
                .schema()
                .orElseThrow()
                .describe(new ObjectName("incident"))
                .flatMap(schema -> schema.field("caseorigincode"))
                .orElseThrow()
                .values();
    }
}
