package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.simulator.Fault;
import io.puente.simulator.dataverse.DataverseFaults;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ChangeResult.Applied;
import io.puente.spi.ChangeResult.Rejected;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Dataverse's own about writing: states, resolved cases, routing, people of activities, the price in calls. */
class WritingTest {
    private static final ObjectName CASE = new ObjectName("incident");
    private static final ObjectName MESSAGE = new ObjectName("puente_whatsappmessage");
    private static final FieldValue DONE = FieldValue.number(BigDecimal.valueOf(2));

    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(connectors.transport());
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
    void aMessageIsCompletedWithItsCreationInOneCall() throws Exception {
        String caseId = applied(write(incident("aa", null, Map.of()))).recordId();
        applied(write(message("warm", null, caseId, Map.of("statuscode", DONE))));
        connectors.metered.clear();

        Applied message = applied(write(message("mm", null, caseId, Map.of("statuscode", DONE))));

        assertThat(connectors.metered).containsExactly(Purpose.WRITE);
        assertThat(row(MESSAGE, message.recordId()))
                .containsEntry("statecode", 1)
                .containsEntry("statuscode", 2)
                .containsEntry("_regardingobjectid_value", caseId);
        assertThat(org.simulator().records("activityparty"))
                .filteredOn(party -> message.recordId().equals(party.get("_activityid_value")))
                .anySatisfy(party -> assertThat(party)
                        .containsEntry("_partyid_value", SimulatedDataverse.CUSTOMER)
                        .containsEntry("participationtypemask", 11));
    }

    @Test
    void aTickReachesACompletedMessage() throws Exception {
        String caseId = applied(write(incident("aa", null, Map.of()))).recordId();
        String id = applied(write(message("mm", null, caseId, Map.of("statuscode", DONE))))
                .recordId();

        applied(write(message("mm", id, caseId, Map.of("puente_deliverystate", FieldValue.text("Read")))));

        assertThat(row(MESSAGE, id)).containsEntry("statecode", 1).containsEntry("puente_deliverystate", 814_700_004);
    }

    @Test
    void whereCompletedMessagesAreReadOnlyTheyAreOpenedForTheTick() throws Exception {
        String caseId = applied(write(incident("aa", null, Map.of()))).recordId();
        String id = applied(write(message("mm", null, caseId, Map.of("statuscode", DONE))))
                .recordId();
        org.simulator()
                .faults()
                .on("PATCH", ".*/puente_whatsappmessages.*")
                .play(DataverseFaults.error(400, "0x8004022e", "Cannot update because it is read-only."));

        applied(write(message("mm", id, caseId, Map.of("puente_deliverystate", FieldValue.text("Read")))));

        assertThat(row(MESSAGE, id)).containsEntry("statecode", 1).containsEntry("puente_deliverystate", 814_700_004);
    }

    @Test
    void aCaseIsResolvedByTheActionAndOnlyOnce() throws Exception {
        String id = applied(write(incident("aa", null, Map.of()))).recordId();
        Map<String, FieldValue> resolved =
                Map.of("statuscode", FieldValue.number(BigDecimal.valueOf(5)), "title", FieldValue.text("done"));

        applied(write(incident("aa", id, resolved)));
        applied(write(incident("aa", id, resolved)));

        assertThat(row(CASE, id)).containsEntry("statecode", 1).containsEntry("title", "done");
        assertThat(org.simulator().records("incidentresolution")).hasSize(1);
    }

    @Test
    void aResolvedCaseThatIsReadOnlyStaysAsItIs() throws Exception {
        String id = applied(write(incident("aa", null, Map.of()))).recordId();
        People.close(org.simulator(), id, null);
        org.simulator().administration().resolvedCasesAreReadOnly(true);
        Change late = incident("aa", id, Map.of("title", FieldValue.text("late")));

        assertThat(applied(write(late)).recordId()).isEqualTo(id);
        assertThat(row(CASE, id).get("title")).isNotEqualTo("late");

        CrmConnector strict = connectors.open(org.address(), Map.of("resolved-cases", "report"));
        assertThat(strict.write(new ChangeBatch(CASE, List.of(late))).get(0))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.failure().safeText()).contains("closed"));
    }

    @Test
    void routingIsToldAtCreationAndNeverAgain() throws Exception {
        Change routed = assigned("aa", false);
        String id = applied(write(routed)).recordId();
        assertThat(row(CASE, id)).containsEntry("routecase", true);
        People.update(org.simulator(), "incident", id, Map.of("routecase", false), null);

        // The answer to the creation was lost.
        Applied again = applied(write(assigned("aa", true)));

        assertThat(again.created()).isFalse();
        assertThat(row(CASE, id)).containsEntry("routecase", false);
        assertThat(row(CASE, applied(write(incident("bb", null, Map.of()))).recordId()))
                .containsEntry("routecase", false);
    }

    @Test
    void labelsAndNumbersNameTheSameOption() throws Exception {
        String id = applied(write(incident("aa", null, Map.of("prioritycode", FieldValue.text("high")))))
                .recordId();
        assertThat(row(CASE, id)).containsEntry("prioritycode", 1);
        applied(write(incident("aa", id, Map.of("prioritycode", FieldValue.text("3")))));
        assertThat(row(CASE, id)).containsEntry("prioritycode", 3);
        applied(write(incident("bb", null, Map.of("caseorigincode", FieldValue.text("WhatsApp")))));
    }

    @Test
    void aDeletedRecordDoesNotComeBack() throws Exception {
        String id = applied(write(incident("aa", null, Map.of()))).recordId();
        People.delete(org.simulator(), "incident", id);

        ChangeResult result =
                write(incident("aa", id, Map.of("title", FieldValue.text("x")))).get(0);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.failure().kind()).isEqualTo(FailureKind.INVALID_DATA));
        assertThat(org.records(CASE)).isEmpty();
    }

    @Test
    void aPluginsWordsReachTheAdministrator() throws Exception {
        org.simulator().administration().addPlugin("guard", "incident", "Create", "Ask for a passport first");

        assertThat(write(incident("aa", null, Map.of())).get(0)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.failure().kind()).isEqualTo(FailureKind.INVALID_DATA);
            assertThat(rejected.failure().safeText()).contains("Ask for a passport first");
        });
    }

    @Test
    void aMessageWithinABatchThatIsThrottledStopsTheBatchAsToldByTheService() {
        org.simulator().faults().on("PATCH", ".*/incidents.*").play(DataverseFaults.throttled(17));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(incident("aa", null, Map.of())))
                .satisfies(thrown -> {
                    assertThat(thrown.failure().kind()).isEqualTo(FailureKind.THROTTLED);
                    assertThat(thrown.failure().retryAfter()).hasSeconds(17);
                });
    }

    @Test
    void anAnswerWithTooFewPartsIsNoSuccess() {
        org.simulator()
                .faults()
                .on("POST", ".*batch")
                .play(Fault.reply(200, Map.of("Content-Type", "multipart/mixed; boundary=b"), "--b--\r\n"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(incident("aa", null, Map.of())))
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
    }

    @Test
    void aThousandMessagesCostTwoCalls() throws Exception {
        CrmConnector large = connectors.open(org.address(), Map.of("max-batch", "1000"));
        String caseId = applied(large.write(new ChangeBatch(CASE, List.of(incident("aa", null, Map.of())))))
                .recordId();
        applied(large.write(
                new ChangeBatch(MESSAGE, List.of(message("warm", null, caseId, Map.of("statuscode", DONE))))));
        List<Change> messages = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            messages.add(message(
                    "m" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26),
                    null,
                    caseId,
                    Map.of("statuscode", DONE)));
        }
        connectors.metered.clear();

        List<ChangeResult> results = large.write(new ChangeBatch(MESSAGE, messages));

        assertThat(results).hasSize(1_000).allMatch(Applied.class::isInstance);
        // A message and its completion are two operations, and a batch takes a thousand.
        assertThat(connectors.metered).containsExactly(Purpose.WRITE, Purpose.WRITE);
    }

    private List<ChangeResult> write(Change change) throws Exception {
        return connector.write(new ChangeBatch(change.object(), List.of(change)));
    }

    private Map<String, @Nullable Object> row(ObjectName table, String id) {
        return org.simulator().records(table.value()).stream()
                .filter(row -> id.equals(row.get("activityid")) || id.equals(row.get(table.value() + "id")))
                .findFirst()
                .orElseThrow();
    }

    private static Applied applied(List<ChangeResult> results) {
        assertThat(results.get(0)).isInstanceOf(Applied.class);
        return (Applied) results.get(0);
    }

    private static Change incident(String word, @Nullable String id, Map<String, FieldValue> fields) {
        return incident(word, id, fields, false, false);
    }

    private static Change assigned(String word, boolean mayExist) {
        return incident(word, null, Map.of(), mayExist, true);
    }

    private static Change incident(
            String word, @Nullable String id, Map<String, FieldValue> fields, boolean mayExist, boolean assign) {
        Map<String, FieldValue> all = new LinkedHashMap<>();
        if (id == null) {
            all.put("title", FieldValue.text("about " + word));
            all.put("customerid", FieldValue.text("contact(" + SimulatedDataverse.CUSTOMER + ")"));
        }
        all.putAll(fields);
        return new Change(CASE, key("puente_engagementkey", word), id, "lane", all, List.of(), mayExist, assign);
    }

    private static Change message(String word, @Nullable String id, String caseId, Map<String, FieldValue> fields) {
        Map<String, FieldValue> all = new LinkedHashMap<>(Map.of("subject", FieldValue.text("WhatsApp: " + word)));
        all.putAll(fields);
        return new Change(
                MESSAGE,
                key("puente_messagekey", word),
                id,
                "lane",
                all,
                List.of(
                        new Reference("regardingobjectid", CASE, key("puente_engagementkey", "aa"), caseId),
                        new Reference(
                                "customers",
                                new ObjectName("contact"),
                                key("puente_contactkey", "cc"),
                                SimulatedDataverse.CUSTOMER)),
                false,
                false);
    }

    private static ExternalKey key(String column, String word) {
        return new ExternalKey(column, (word + "abcdefghijklmnopqrstuvwxyz").substring(0, 26));
    }
}
