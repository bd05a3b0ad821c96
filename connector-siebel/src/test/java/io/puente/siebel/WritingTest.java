package io.puente.siebel;

import static io.puente.siebel.Changes.ACTION;
import static io.puente.siebel.Changes.CASE;
import static io.puente.siebel.Changes.again;
import static io.puente.siebel.Changes.applied;
import static io.puente.siebel.Changes.key;
import static io.puente.siebel.Changes.linked;
import static io.puente.siebel.Changes.message;
import static io.puente.siebel.Changes.newCase;
import static io.puente.siebel.Changes.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.simulator.Fault;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Siebel's own about writing: arrays refused whole, keys of others, the price in calls. */
class WritingTest {
    private final SimulatedSiebel siebel = new SimulatedSiebel(true);
    private final TestConnectors connectors = new TestConnectors();
    private CrmConnector connector;

    @BeforeEach
    void connect() {
        connector = connectors.open(siebel.address(), Map.of());
    }

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @Test
    void newRecordsCostOneCallAndWhatMayExistOneMore() throws Exception {
        Change[] hundred =
                IntStream.range(0, 100).mapToObj(i -> newCase("n" + word(i))).toArray(Change[]::new);
        write(connector, hundred);
        assertThat(connectors.metered).containsExactly(Purpose.WRITE);

        connectors.metered.clear();
        write(connector, newCase("other"), again(newCase("n" + word(7))));
        assertThat(connectors.metered).containsExactly(Purpose.READ, Purpose.WRITE, Purpose.WRITE);
        assertThat(siebel.records(CASE)).hasSize(101);
    }

    @Test
    void ourOwnRecordsAreUpdatedWithoutALook() throws Exception {
        String id = applied(write(connector, newCase("aa"))).recordId();
        connectors.metered.clear();

        write(connector, linked("aa", id, Map.of("Abstract", FieldValue.text("later"))));
        assertThat(connectors.metered).containsExactly(Purpose.WRITE);
    }

    @Test
    void afterARestartTheFirstUpdateLooksAndTheNextDoesNot() throws Exception {
        String id = applied(write(connector, newCase("aa"))).recordId();
        CrmConnector restarted = connectors.open(siebel.address(), Map.of());
        connectors.metered.clear();

        write(restarted, linked("aa", id, Map.of("Abstract", FieldValue.text("later"))));
        write(restarted, linked("aa", id, Map.of("Abstract", FieldValue.text("even later"))));

        assertThat(connectors.metered).containsExactly(Purpose.READ, Purpose.WRITE, Purpose.WRITE);
    }

    @Test
    void aKeyThatOthersPutThereIsNeverOverwritten() throws Exception {
        String id = siebel.madeByPeople(CASE, Map.of("Abstract", "theirs", "Integration Id", "MDM-4711"));

        ChangeResult.Applied applied =
                applied(write(connector, linked("aa", id, Map.of("Memo", FieldValue.text("ours")))));

        assertThat(applied.recordId()).isEqualTo(id);
        assertThat(siebel.records(CASE)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("MDM-4711");
            assertThat(record.fields()).containsEntry("Memo", "ours").containsEntry("Abstract", "theirs");
        });
    }

    @Test
    void oneBadRecordAmongAHundredIsFoundInFewCalls() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            changes.add(newCase("k" + word(i)));
        }
        changes.set(61, newCase("bad", Map.of("Status", FieldValue.text("Purple"))));

        List<ChangeResult> results = connector.write(new ChangeBatch(CASE, changes));

        assertThat(results).extracting(ChangeResult::change).containsExactlyElementsOf(changes);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).isInstanceOf(i == 61 ? ChangeResult.Rejected.class : ChangeResult.Applied.class);
        }
        assertThat(siebel.records(CASE)).hasSize(99);
        assertThat(connectors.metered).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void aLostAnswerWithUserKeysIsRefusedBySiebelAndFoundAgain() throws Exception {
        CrmConnector keyed = connectors.open(siebel.address(), Map.of("user-keys", "true"));
        assertThat(keyed.capabilities().idempotentUpsert()).isTrue();
        String caseId = applied(write(keyed, newCase("aa"))).recordId();
        Change[] messages = {
            message("ma", caseId, Map.of("Comment", FieldValue.text("a"))),
            message("mb", caseId, Map.of("Comment", FieldValue.text("b")))
        };
        siebel.simulator().faults().on("POST", ".*/Action/.*").play(Fault.applyThenDrop());
        assertThatExceptionOfType(TargetFailure.class).isThrownBy(() -> write(keyed, messages));

        List<ChangeResult> results =
                write(keyed, messages[0], message("mc", caseId, Map.of("Comment", FieldValue.text("c"))), messages[1]);

        assertThat(results)
                .extracting(result -> ((ChangeResult.Applied) result).created())
                .containsExactly(false, true, false);
        assertThat(siebel.records(ACTION)).hasSize(3);
    }

    @Test
    void aRecordThatPeopleDeletedIsMissingAndItsSiblingsAreWritten() throws Exception {
        String gone = applied(write(connector, newCase("aa"))).recordId();
        String there = applied(write(connector, newCase("bb"))).recordId();
        siebel.simulator().administration().delete("CCAGENT", "Service Request", gone);
        Map<String, FieldValue> later = Map.of("Abstract", FieldValue.text("later"));

        List<ChangeResult> results = write(connector, linked("aa", gone, later), linked("bb", there, later));

        assertThat(((ChangeResult.Rejected) results.get(0)).failure()).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.REFERENCE_MISSING);
            assertThat(failure.fields()).containsExactly("Id");
        });
        assertThat(results.get(1)).isInstanceOf(ChangeResult.Applied.class);
        assertThat(siebel.records(CASE)).hasSize(1);
    }

    @Test
    void aMessageOfADeletedCaseNamesTheCase() throws Exception {
        String caseId = applied(write(connector, newCase("aa"))).recordId();
        siebel.simulator().administration().delete("CCAGENT", "Service Request", caseId);

        ChangeResult result = write(connector, message("mm", caseId, Map.of())).get(0);

        assertThat(((ChangeResult.Rejected) result).failure()).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.REFERENCE_MISSING);
            assertThat(failure.fields()).containsExactly("Activity SR Id");
        });
    }

    @Test
    void anUpdateThatChangesNothingIsASuccess() throws Exception {
        String id = applied(write(connector, newCase("aa"))).recordId();

        ChangeResult.Applied applied =
                applied(write(connector, linked("aa", id, Map.of("Abstract", FieldValue.text("about aa")))));

        assertThat(applied.recordId()).isEqualTo(id);
        assertThat(applied.created()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Suppress All Calls", "Suppress All Emails", "Do Not Call", "X Do Not Phone Flg", "X Block"})
    void whatSaysWhomNotToCallIsNeverWritten(String field) {
        CrmConnector careful = connectors.open(siebel.address(), Map.of("protected-fields", "X Block"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(careful, newCase("aa", Map.of(field, FieldValue.flag(false)))))
                .withMessageContaining(field)
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
        assertThat(siebel.calls()).isZero();
    }

    @Test
    void anAnswerWithTooFewResultsIsNoSuccess() {
        siebel.simulator().faults().on("POST", ".*").play(Fault.reply(200, Map.of(), "[]"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(connector, newCase("aa")))
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
    }

    @Test
    void aSessionThatTimedOutCostsOneMoreCall() throws Exception {
        siebel.simulator().behave(io.puente.simulator.siebel.records.Behaviour.SESSION_END_IS_401, true);
        write(connector, newCase("aa"));
        siebel.simulator().expireTokens();

        write(connector, newCase("bb"));

        assertThat(siebel.records(CASE)).extracting(record -> record.key()).containsExactly(key("aa"), key("bb"));
    }

    private static String word(int i) {
        return "" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "q";
    }
}
