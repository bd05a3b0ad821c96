package io.puente.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.salesforce.internal.SchemaPackage;
import io.puente.simulator.Fault;
import io.puente.spi.Budget;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Salesforce's own about writing: assignment rules, the price in calls, collections refused whole. */
class WritingTest {
    private static final ObjectName CASE = new ObjectName("Case");

    private final SimulatedSalesforce org = new SimulatedSalesforce(SchemaPackage.complete());
    private final TestConnectors connectors = new TestConnectors();
    private CrmConnector connector;

    @BeforeEach
    void connect() {
        connector = connectors.open(org.address(), Map.of());
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void rulesRunOnCreationAndNeverAgain() throws Exception {
        String id = applied(write(create("aa", true))).recordId();
        assertThat(owner(id)).startsWith("00G");
        String us = connector
                .reader()
                .orElseThrow()
                .byId(CASE, List.of(id), "Id", java.util.Set.of("CreatedById"))
                .get(0)
                .fields()
                .get("CreatedById");
        People.update(org.address(), "Case", id, Map.of("OwnerId", us));

        write(create("aa", true));
        write(linked("aa", id));

        assertThat(owner(id)).isEqualTo(us);
        assertThat(org.records(CASE)).hasSize(1);
    }

    @Test
    void withoutTheWishNoRuleRuns() throws Exception {
        String id = applied(write(create("aa", false))).recordId();

        assertThat(owner(id)).startsWith("005");
    }

    @Test
    void aCreationWhoseAnswerWasLostIsFoundAgain() throws Exception {
        org.simulator().faults().on("POST", ".*/composite/sobjects").play(Fault.applyThenDrop());
        assertThatExceptionOfType(TargetFailure.class).isThrownBy(() -> write(create("aa", true)));

        ChangeResult.Applied applied = applied(write(create("aa", true)));

        assertThat(applied.created()).isFalse();
        assertThat(org.records(CASE)).hasSize(1);
    }

    @Test
    void aBatchCostsOneCallAndNewCasesWithRulesOneMore() throws Exception {
        String id = applied(write(create("linked", false))).recordId();
        connectors.metered.clear();

        write(create("bb", false), linked("linked", id), create("cc", false));
        assertThat(connectors.metered).containsExactly(Purpose.WRITE);

        write(create("dd", true), linked("linked", id), create("ee", false));
        assertThat(connectors.metered).containsExactly(Purpose.WRITE, Purpose.WRITE, Purpose.WRITE);
    }

    @Test
    void loginsAreMeteredToo() throws Exception {
        write(create("aa", false));

        assertThat(connectors.metered).containsExactly(Purpose.LOGIN, Purpose.WRITE);
    }

    @Test
    void aValueThatRefusesTheWholeCollectionIsFoundByHalving() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (char c = 'a'; c < 'a' + 20; c++) {
            changes.add(change("k" + c, null, false, Map.of("Subject", FieldValue.text("x"))));
        }
        // No text can be read as a time: Salesforce refuses the request, not the record.
        changes.set(13, change("kbad", null, false, Map.of("WhatsApp_Last_Inbound__c", FieldValue.text("yesterday"))));

        List<ChangeResult> results = connector.write(new ChangeBatch(CASE, changes));

        assertThat(results).extracting(ChangeResult::change).containsExactlyElementsOf(changes);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).isInstanceOf(i == 13 ? ChangeResult.Rejected.class : ChangeResult.Applied.class);
        }
        assertThat(org.records(CASE)).hasSize(19);
    }

    @Test
    void anAnswerWithTooFewResultsIsNoSuccess() {
        org.simulator().faults().on("PATCH", ".*").play(Fault.reply(200, Map.of(), "[]"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(create("aa", false)))
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
    }

    @Test
    void whatTheOrganisationHasUsedIsTheBudget() throws Exception {
        org.simulator().apiUsage().max(1_000);
        write(create("na", false));

        Budget budget = connector.budget().orElseThrow();
        assertThat(budget.allowed()).isEqualTo(1_000);
        assertThat(budget.used()).isBetween(1L, 10L);
    }

    private List<ChangeResult> write(Change... changes) throws Exception {
        return connector.write(new ChangeBatch(CASE, List.of(changes)));
    }

    private String owner(String id) {
        return org.records(CASE).stream()
                .filter(record -> record.id().equals(id))
                .map(record -> String.valueOf(record.fields().get("OwnerId")))
                .findFirst()
                .orElseThrow();
    }

    private static ChangeResult.Applied applied(List<ChangeResult> results) {
        return (ChangeResult.Applied) results.get(0);
    }

    private static Change create(String word, boolean assign) {
        return change(word, null, assign, Map.of("Subject", FieldValue.text("about " + word)));
    }

    private static Change linked(String word, String id) {
        return change(word, id, true, Map.of("Subject", FieldValue.text("later")));
    }

    private static Change change(String word, @Nullable String id, boolean assign, Map<String, FieldValue> fields) {
        String key = (word + "abcdefghijklmnopqrstuvwxyz").substring(0, 26);
        ExternalKey externalKey = new ExternalKey("WhatsApp_Engagement_Key__c", key);
        return new Change(CASE, externalKey, id, "lane-" + word, fields, List.of(), false, assign);
    }
}
