package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.puente.model.TargetId;
import io.puente.spi.ChangeBatch;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.Concerned;
import io.puente.store.Remaps.State;
import io.puente.testkit.Canonical;
import io.puente.testkit.FoldBatch;
import io.puente.versions.MappingActivation.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applying a version to what was written before it, with real stores, routes and threads. */
class RemapTest {
    private static final TargetId CRM = new TargetId("one");
    private static final int PEOPLE = 30;

    @TempDir
    Path folder;

    private final RecordingFactory factory = new RecordingFactory();

    @BeforeEach
    void writeFile() throws Exception {
        Files.writeString(folder.resolve("house.yaml"), MappingVersionsTest.via("old"));
    }

    private RunningCrms start() throws Exception {
        return new RunningCrms(
                folder.resolve("data"),
                factory,
                Map.of(
                        "one.type", "recording",
                        "one.linger", "10ms",
                        "one.max-age", "50ms",
                        "one.people", "7",
                        "one.settings.org", "one",
                        "one.mapping", folder.resolve("house.yaml").toString()));
    }

    /** Everybody written by the old version; then the new one becomes active, and is followed. @return its name */
    private String history(RunningCrms running) throws Exception {
        String version = activatedElsewhere(running);
        running.follower.look();
        return version;
    }

    /** As {@link #history}, but nothing here has looked yet. */
    private String activatedElsewhere(RunningCrms running) throws Exception {
        var batch = new FoldBatch(1);
        IntStream.rangeClosed(1, PEOPLE).forEach(batch::story);
        running.commit(batch);
        await().until(() -> factory.org("one").records("Message").size() == PEOPLE);
        await().until(() -> running.stores.outbox().nextDue(CRM).isEmpty());
        await().until(() ->
                running.stores.backfill().progress(CRM).orElseThrow().ended() != null);
        var file = running.crms.find(CRM).orElseThrow().configured().read("new.yaml", MappingVersionsTest.via("new"));
        running.activation.activate(new Wish(CRM, file, false, false, "ana"), Optional.empty());
        factory.org("one").forgetCalls();
        return file.mapping().version();
    }

    private static ChangeSet apply(RunningCrms running, String version, int from, int to) {
        var people = IntStream.rangeClosed(from, to)
                .mapToObj(person -> new Concerned(Canonical.contact(person), 1))
                .toList();
        ChangeSet set = running.stores.remaps().propose(CRM, version, people, Instant.now(), "ana");
        return running.stores.remaps().apply(set.id(), Instant.now(), "luis");
    }

    private static boolean done(RunningCrms running, ChangeSet set) {
        return running.stores.remaps().find(set.id()).orElseThrow().state() == State.DONE;
    }

    private Set<String> written(String via) {
        return factory.org("one").records("Message").stream()
                .filter(record -> record.field("Via").equals(via))
                .map(record -> record.key())
                .collect(Collectors.toSet());
    }

    private static Set<String> messagesOf(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(person -> Canonical.messageKey(person, 1).value())
                .collect(Collectors.toSet());
    }

    @Test
    void exactlyTheReviewedPeopleAreWrittenAgainAndOnlyWhatDiffers() throws Exception {
        try (var running = start()) {
            String version = history(running);
            ChangeSet set = apply(running, version, 4, 9);
            await().until(() -> done(running, set));
            assertThat(written("new")).isEqualTo(messagesOf(4, 9));
            assertThat(factory.org("one").calls())
                    .extracting(call -> call.object().value())
                    .containsOnly("Message");
            assertThat(factory.org("one").calls().stream()
                            .mapToInt(call -> call.changes().size())
                            .sum())
                    .isEqualTo(6);
            ChangeSet again = apply(running, version, 4, 9);
            factory.org("one").forgetCalls();
            await().until(() -> done(running, again));
            assertThat(factory.org("one").calls()).isEmpty();
        }
    }

    @Test
    void aVersionThatWasActivatedElsewhereIsFollowedBeforeThePastIsMarkedForIt() throws Exception {
        try (var running = start()) {
            String version = activatedElsewhere(running);
            ChangeSet set = apply(running, version, 4, 9);
            await().until(() -> done(running, set));
            assertThat(written("new")).isEqualTo(messagesOf(4, 9));
        }
    }

    @Test
    void oneThatWasUnderWayWhenTheProcessEndedGoesOn() throws Exception {
        ChangeSet set;
        try (var running = start()) {
            String version = history(running);
            factory.faults("one").down(Failure.of(FailureKind.UNAVAILABLE, "scripted", ""));
            set = apply(running, version, 1, 20);
            await().until(() ->
                    running.stores.outbox().depth(CRM, Instant.EPOCH).backlogRows() > 0);
            assertThat(done(running, set)).isFalse();
        }
        factory.faults("one").up();
        try (var running = start()) {
            await().until(() -> done(running, set));
            assertThat(written("new")).isEqualTo(messagesOf(1, 20));
            assertThat(factory.org("one").breaches()).isEmpty();
        }
    }

    @Test
    void itWaitsWhileTheVersionIsRolledBackAndWritesNothingOfIt() throws Exception {
        try (var running = start()) {
            String version = history(running);
            running.activation.rollBack(CRM, "recording", null, "ana");
            running.follower.look();
            ChangeSet set = running.stores
                    .remaps()
                    .propose(CRM, version, Set.of(new Concerned(Canonical.contact(1), 1)), Instant.now(), "ana");
            assertThatThrownBy(() -> running.stores.remaps().apply(set.id(), Instant.now(), "luis"))
                    .hasMessageContaining("activate the version first");
            running.commit(new FoldBatch(2).message(Canonical.message(1, 2)));
            await().until(() -> factory.org("one").records("Message").size() == PEOPLE + 1);
            assertThat(written("new")).isEmpty();
            assertThat(factory.org("one").calls().stream()
                            .map(ChangeBatch::changes)
                            .mapToInt(java.util.List::size)
                            .sum())
                    .isEqualTo(1);
        }
    }
}
