package io.puente.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Fault;
import io.puente.spi.CrmConnector;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner;
import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installing into an organisation that knows nothing of WhatsApp. */
class ProvisioningTest {
    private final SimulatedSalesforce org = new SimulatedSalesforce(new byte[0]);
    private final TestConnectors connectors = new TestConnectors();
    private CrmConnector connector;
    private Provisioner provisioner;

    @BeforeEach
    void connect() {
        connector = connectors.open(org.address(), Map.of());
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
                        "StandardValueSet CaseOrigin",
                        "CustomObject WhatsApp_Message__c",
                        "CustomObject WhatsApp_Consent__c",
                        "CustomField Contact.WhatsApp_Contact_Key__c",
                        "CustomField Case.WhatsApp_Engagement_Key__c",
                        "PermissionSet WhatsApp_Connector",
                        "PermissionSet WhatsApp_Agent",
                        "PermissionSetAssignment WhatsApp_Connector");
        assertThat(plan.steps()).extracting(Step::problem).containsOnly("");
        assertThat(connector.schema().orElseThrow().describe(new ObjectName("WhatsApp_Message__c")))
                .isEmpty();
        assertThat(soapCalls()).isZero();
    }

    @Test
    void applyInstallsEverythingAndASecondTimeChangesNothing() throws Exception {
        assertThat(provisioner.apply(provisioner.plan()).steps()).isEmpty();
        long soap = soapCalls();

        Plan second = provisioner.plan();
        assertThat(second.steps()).isEmpty();
        assertThat(provisioner.apply(second).complete()).isTrue();
        assertThat(soapCalls()).isEqualTo(soap).isPositive();
    }

    @Test
    void ourOriginJoinsThoseThatAreThere() throws Exception {
        org.simulator().org().addPicklistValue("CaseOrigin", "Carrier pigeon");
        List<String> before = origins();

        provisioner.apply(provisioner.plan());

        List<String> after = new ArrayList<>(before);
        after.add("WhatsApp");
        assertThat(origins()).containsExactlyInAnyOrderElementsOf(after);
    }

    @Test
    void aSchemaThatWasInstalledWithoutAssignmentIsAssigned() throws Exception {
        provisioner.apply(provisioner.plan());
        JsonNode assignment = People.get(
                        org.address(),
                        "/query?q=SELECT+Id+FROM+PermissionSetAssignment+WHERE+PermissionSet.Name='WhatsApp_Connector'")
                .path("records")
                .path(0);
        People.delete(
                org.address(), "PermissionSetAssignment", assignment.path("Id").asText());

        Plan plan = provisioner.plan();

        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.component()).startsWith("PermissionSetAssignment"));
        assertThat(provisioner.apply(plan).steps()).isEmpty();
    }

    @Test
    void aFieldOfAnotherTypeIsNamedAndLeftAlone() throws Exception {
        org.simulator().deploy(TestConnectors.zipWithField("Case", "WhatsApp_Last_Inbound__c", "Email"));

        Plan plan = provisioner.plan();
        assertThat(plan.steps())
                .filteredOn(step -> step.component().equals("CustomField Case.WhatsApp_Last_Inbound__c"))
                .extracting(Step::what)
                .containsExactly("has type email and cannot become datetime");

        Plan left = provisioner.apply(plan);

        assertThat(left.steps()).singleElement().satisfies(step -> {
            assertThat(step.component()).isEqualTo("CustomField Case.WhatsApp_Last_Inbound__c");
            assertThat(step.problem()).isNotEmpty();
        });
    }

    @Test
    void aRefusedDeploymentNamesTheComponentAndIsRolledBack() throws Exception {
        // A relationship name that the customer already uses on Case.
        org.simulator().deploy(TestConnectors.zipWithChildOfCase("Note_About__c", "WhatsApp_Messages"));

        Plan left = provisioner.apply(provisioner.plan());

        assertThat(left.steps()).isNotEmpty().anySatisfy(step -> {
            assertThat(step.component()).contains("WhatsApp_Message__c.Case__c");
            assertThat(step.problem()).contains("WhatsApp_Messages");
        });
        assertThat(connector.schema().orElseThrow().describe(new ObjectName("WhatsApp_Consent__c")))
                .isEmpty();
    }

    @Test
    void anExpiredSessionIsRenewedForSoapToo() throws Exception {
        Plan plan = provisioner.plan();
        org.simulator().faults().on("POST", "/services/Soap/m/.*").play(Fault.expireToken());

        assertThat(provisioner.apply(plan).steps()).isEmpty();
        assertThat(org.logins()).isEqualTo(2);
    }

    @Test
    void aUserWithoutTheRightIsTold() throws Exception {
        Plan plan = provisioner.plan();
        org.simulator()
                .faults()
                .on("POST", "/services/Soap/m/.*")
                .play(Fault.reply(
                        500, Map.of("Content-Type", "text/xml"), TestConnectors.soapFault("INSUFFICIENT_ACCESS")));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> provisioner.apply(plan))
                .withMessageContaining("Modify Metadata")
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }

    private List<String> origins() throws Exception {
        return connector
                .schema()
                .orElseThrow()
                .describe(new ObjectName("Case"))
                .flatMap(schema -> schema.field("Origin"))
                .orElseThrow()
                .values();
    }

    private long soapCalls() {
        return org.simulator().calls().countOf("POST", "/services/Soap/m/62.0");
    }
}
