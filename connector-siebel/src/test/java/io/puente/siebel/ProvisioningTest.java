package io.puente.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.spi.CrmConnector;
import io.puente.spi.Provisioner;
import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check of what Siebel's administrator has to set up. */
class ProvisioningTest {
    private final TestConnectors connectors = new TestConnectors();
    private SimulatedSiebel siebel;

    private Provisioner check(SiebelSimulatorSettings settings, boolean setUp) {
        siebel = new SimulatedSiebel(settings, setUp);
        CrmConnector connector = connectors.open(siebel.address(), Map.of());
        return connector.provisioner().orElseThrow();
    }

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @Test
    void aServerAsInstalledNeedsAccessFirst() throws Exception {
        Plan plan = check(SiebelSimulatorSettings.vanilla(), false).plan();

        assertThat(plan.steps())
                .extracting(Step::component)
                .containsExactly(
                        "REST access Contact/Contact",
                        "REST access Service Request/Service Request",
                        "REST access Action/Action",
                        "REST access List Of Values/List Of Values");
        assertThat(plan.steps()).allSatisfy(step -> {
            assertThat(step.what()).contains("Inbound REST API Access");
            assertThat(step.problem()).isEmpty();
        });
    }

    @Test
    void missingValuesOfListsAreNamedAndNothingIsChanged() throws Exception {
        Provisioner provisioner = check(SiebelSimulatorSettings.demo(), false);

        Plan plan = provisioner.plan();
        Plan left = provisioner.apply(plan);

        assertThat(plan.steps())
                .extracting(Step::component)
                .containsExactlyInAnyOrder(
                        "List of values SR_SOURCE = WhatsApp",
                        "List of values TODO_TYPE = WhatsApp - Inbound",
                        "List of values TODO_TYPE = WhatsApp - Outbound",
                        "List of values TODO_TYPE = WhatsApp - Consent");
        assertThat(left.steps()).extracting(Step::component).isEqualTo(components(plan));
        assertThat(left.steps()).extracting(Step::problem).containsOnly("only Siebel's administrator can do this");
        assertThat(siebel.simulator().recordsWritten()).isZero();
    }

    @Test
    void aKeyFieldThatIsTooShortIsNamed() throws Exception {
        Provisioner provisioner = check(SiebelSimulatorSettings.demo(), true);
        siebel.simulator().administration().addField("Service Request", BusCompField.text("Integration Id", 15));

        assertThat(provisioner.plan().steps()).singleElement().satisfies(step -> {
            assertThat(step.component()).isEqualTo("Field Service Request/Service Request.Integration Id");
            assertThat(step.what()).contains("holds 15 characters").contains("30");
        });
    }

    @Test
    void aServerThatIsSetUpNeedsNothing() throws Exception {
        Provisioner provisioner = check(SiebelSimulatorSettings.demo(), true);

        assertThat(provisioner.plan().complete()).isTrue();
        assertThat(provisioner.apply(provisioner.plan()).complete()).isTrue();
    }

    private static List<String> components(Plan plan) {
        return plan.steps().stream().map(Step::component).toList();
    }
}
