package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.puente.model.TargetId;
import io.puente.spi.Change;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.testkit.AtNumber;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.FoldBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Several CRMs in one process, with real stores, routes and threads. */
class SeveralCrmsTest {
    private static final int PEOPLE = 40;

    @TempDir
    Path data;

    private final RecordingFactory factory = new RecordingFactory();

    private static Map<String, String> targets(String... names) {
        var settings = new HashMap<String, String>();
        for (String name : names) {
            settings.put(name + ".type", "recording");
            settings.put(name + ".linger", "10ms");
            settings.put(name + ".max-age", "50ms");
            settings.put(name + ".people", "7");
            settings.put(name + ".settings.org", name);
        }
        return settings;
    }

    private int messages(String org) {
        return factory.org(org).records("Message").size();
    }

    private static FoldBatch stories(long sequence, int from, int to) {
        var batch = new FoldBatch(sequence);
        for (int person = from; person <= to; person++) {
            batch.story(person);
        }
        return batch;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("takes calls and does not answer", (faults, x) -> faults.hang()),
                fault("is down", down(FailureKind.UNAVAILABLE, Duration.ZERO)),
                fault("is busy for an hour", down(FailureKind.THROTTLED, Duration.ofHours(1))),
                fault("knows us no more", down(FailureKind.UNAUTHORISED, Duration.ZERO)),
                fault("lacks a field", down(FailureKind.MISCONFIGURED, Duration.ZERO)),
                fault("loses its answers", down(FailureKind.UNKNOWN_OUTCOME, Duration.ZERO)),
                fault("refuses every record", (faults, x) -> {
                    for (int person = 1; person <= PEOPLE; person++) {
                        faults.refuse(
                                Canonical.contact(person).value(), Failure.of(FailureKind.INVALID_DATA, "BAD", ""), -1);
                    }
                }),
                fault("has a connector that breaks", (faults, x) -> faults.breakOn(SeveralCrmsTest::every)));
    }

    private static boolean every(Change change) {
        return true;
    }

    private static Arguments fault(String name, BiConsumer<HangingFaults, Object> fault) {
        return Arguments.of(name, fault);
    }

    private static BiConsumer<HangingFaults, Object> down(FailureKind kind, Duration retryAfter) {
        Failure failure = Failure.of(kind, "scripted", "");
        return (faults, x) -> faults.down(retryAfter.isZero() ? failure : failure.withRetryAfter(retryAfter));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void oneCrmInTroubleDelaysNoOther(String name, BiConsumer<HangingFaults, Object> fault) throws Exception {
        fault.accept(factory.faults("one"), name);
        try (var running = new RunningCrms(data, factory, targets("one", "two", "three"))) {
            for (int round = 0; round < 4; round++) {
                int last = (round + 1) * PEOPLE / 4;
                running.commit(stories(round + 1, round * PEOPLE / 4 + 1, last));
                await().until(() -> messages("two") == last && messages("three") == last);
            }
            assertThat(messages("one")).isZero();
            assertThat(factory.org("two").breaches()).isEmpty();
            assertThat(factory.org("three").breaches()).isEmpty();
            factory.faults("one").answer();
        }
    }

    @Test
    void aCrmThatAnswersAtLastGetsEverything() throws Exception {
        factory.faults("one").hang();
        try (var running = new RunningCrms(data, factory, targets("one", "two"))) {
            running.commit(stories(1, 1, PEOPLE));
            await().until(() ->
                    messages("two") == PEOPLE && factory.faults("one").hung());
            assertThat(messages("one")).isZero();
            factory.faults("one").answer();
            await().until(() -> messages("one") == PEOPLE);
            assertThat(factory.org("one").breaches()).isEmpty();
        }
    }

    @Test
    void aCrmThatHangsDelaysNeitherTheBackfillOfAnotherNorWhatHappensMeanwhile() throws Exception {
        try (var running = new RunningCrms(data, factory, targets("one"))) {
            running.commit(stories(1, 1, PEOPLE));
            await().until(() -> messages("one") == PEOPLE);
        }
        factory.faults("one").hang();
        try (var running = new RunningCrms(data, factory, targets("one", "two"))) {
            running.commit(stories(2, PEOPLE + 1, PEOPLE + 1));
            await().until(() ->
                    messages("two") == PEOPLE + 1 && factory.faults("one").hung());
            assertThat(messages("one")).isEqualTo(PEOPLE);
            factory.faults("one").answer();
            await().until(() -> messages("one") == PEOPLE + 1);
        }
    }

    @Test
    void twoOfOneTypeHaveTheirOwnSettingsNumbersAndRecords() throws Exception {
        var sales = new AtNumber("100000000000002");
        var settings = targets("north", "south", "everything");
        settings.put("north.numbers", Canonical.NUMBER);
        settings.put("south.numbers", sales.numberId());
        try (var running = new RunningCrms(data, factory, settings)) {
            running.commit(sales.story(sales.story(stories(1, 1, 2).person(Canonical.person(3)), 2), 3));
            await().until(() -> messages("everything") == 4 && messages("north") == 2 && messages("south") == 2);
            assertThat(keys("north", "Contact")).isEqualTo(keysOf(1, 2));
            assertThat(keys("south", "Contact")).isEqualTo(keysOf(2, 3));
            assertThat(keys("south", "Message"))
                    .containsExactlyInAnyOrder(
                            sales.messageKey(2, 1).value(),
                            sales.messageKey(3, 1).value());
        }
    }

    private Set<String> keys(String org, String object) {
        return factory.org(org).records(object).stream().map(CrmRecord::key).collect(Collectors.toSet());
    }

    private static Set<String> keysOf(int... people) {
        return java.util.Arrays.stream(people)
                .mapToObj(person -> Canonical.contact(person).value())
                .collect(Collectors.toSet());
    }

    @Test
    void aCrmAddedLaterGetsTheHistoryAndANewBackfillCostsNoCall() throws Exception {
        try (var running = new RunningCrms(data, factory, targets("one"))) {
            running.commit(stories(1, 1, PEOPLE));
            await().until(() -> messages("one") == PEOPLE);
        }
        try (var running = new RunningCrms(data, factory, targets("one", "two"))) {
            await().until(() -> messages("two") == PEOPLE);
            Crm two = running.crms.find(new TargetId("two")).orElseThrow();
            await().until(() -> ended(running, two));
            int calls = factory.org("two").calls().size();
            running.backfill(two);
            await().until(() -> ended(running, two));
            assertThat(factory.org("two").calls()).hasSize(calls);
            assertThat(running.stores.backfill().progress(two.id())).hasValueSatisfying(progress -> {
                assertThat(progress.people()).isEqualTo(PEOPLE);
                assertThat(progress.done()).isEqualTo(PEOPLE);
            });
        }
    }

    private static boolean ended(RunningCrms running, Crm crm) {
        return running.stores.backfill().progress(crm.id()).orElseThrow().ended() != null;
    }

    @Test
    void aCrmThatIsSwitchedOffGathersNothingAndCatchesUpWhenItIsBack() throws Exception {
        var off = targets("one", "two");
        off.put("two.enabled", "false");
        try (var running = new RunningCrms(data, factory, targets("one", "two"))) {
            running.commit(stories(1, 1, 3));
            await().until(() -> messages("two") == 3);
        }
        try (var running = new RunningCrms(data, factory, off)) {
            running.commit(stories(2, 4, 6));
            await().until(() -> messages("one") == 6);
            assertThat(running.stores.outbox().nextDue(new TargetId("two"))).isEmpty();
        }
        try (var running = new RunningCrms(data, factory, targets("one", "two"))) {
            running.commit(stories(3, 7, 7));
            await().until(() -> messages("two") == 7);
        }
    }
}
