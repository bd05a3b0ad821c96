package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue;
import io.puente.store.MediaQueue.Counts;
import io.puente.store.MediaQueue.Item;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every media queue must do. */
public abstract class MediaQueueContract extends StoreContract {
    private static final MessageKey FIRST = Canonical.messageKey(1, 1);
    private MediaQueue media;

    private static MediaTask task(int person, int message, Instant receivedAt, String address) {
        return new MediaTask(
                Canonical.messageKey(person, message),
                Canonical.contact(person),
                Canonical.NUMBER,
                new MediaRef("9" + message, address, "image/jpeg", "ab".repeat(32), "photo.jpg", false, false),
                receivedAt);
    }

    @BeforeEach
    void twoTasks() throws Exception {
        media = store.media();
        commit(new FoldBatch(1)
                .media(task(1, 2, Canonical.START.plusSeconds(5), "https://files.example/2"))
                .media(task(1, 1, Canonical.START, "https://files.example/1")));
    }

    @Test
    void givesWhatIsDueOldestFirst() {
        assertThat(media.due(Canonical.START, 10))
                .extracting(i -> i.task().message())
                .containsExactly(FIRST);
        assertThat(media.due(Canonical.START.plusSeconds(5), 10))
                .extracting(Item::task)
                .containsExactly(
                        task(1, 1, Canonical.START, "https://files.example/1"),
                        task(1, 2, Canonical.START.plusSeconds(5), "https://files.example/2"));
        assertThat(media.due(Canonical.START.plusSeconds(5), 1)).hasSize(1);
    }

    @Test
    void aFailureWaitsForItsNextTry() {
        Instant next = Canonical.START.plusSeconds(30);
        media.failed(FIRST, "the address has expired", 1, next, Canonical.START);
        assertThat(media.due(next.minusMillis(1), 10))
                .extracting(i -> i.task().message())
                .doesNotContain(FIRST);
        assertThat(media.due(next, 10)).anySatisfy(item -> {
            assertThat(item.task().message()).isEqualTo(FIRST);
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.lastReason()).isEqualTo("the address has expired");
            assertThat(item.nextTry()).isEqualTo(next);
        });
    }

    @Test
    void whatIsStoredOrLostIsNotDueAndStaysVisible() {
        media.stored(FIRST, "ab/photo", 1234, Canonical.START);
        media.failed(Canonical.messageKey(1, 2), "gone after 7 days", 9, null, Canonical.START);
        assertThat(media.due(far(), 10)).isEmpty();
        assertThat(media.counts()).isEqualTo(new Counts(0, 1, 1));
        assertThat(media.byContact(Canonical.contact(1)))
                .extracting(Item::state, Item::path)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(MediaQueue.State.STORED, "ab/photo"),
                        org.assertj.core.groups.Tuple.tuple(MediaQueue.State.LOST, null));
    }

    private static Instant far() {
        return Canonical.START.plusSeconds(1_000_000);
    }

    @Test
    void aNewReferenceRevivesWhatIsNotStoredYet() throws Exception {
        media.failed(FIRST, "gone", 9, null, Canonical.START);
        media.stored(Canonical.messageKey(1, 2), "ab/photo", 1, Canonical.START);
        commit(new FoldBatch(2)
                .media(task(1, 1, Canonical.START, "https://files.example/again"))
                .media(task(1, 2, Canonical.START, "https://files.example/again")));
        assertThat(media.counts()).isEqualTo(new Counts(1, 1, 0));
        assertThat(media.due(far(), 10)).singleElement().satisfies(item -> {
            assertThat(item.task().media().url()).isEqualTo("https://files.example/again");
            assertThat(item.attempts()).isZero();
        });
    }

    @Test
    void aMergeMovesFilesToTheSurvivor() throws Exception {
        commit(new FoldBatch(2).person(Canonical.person(1)).person(Canonical.person(2)));
        commit(new FoldBatch(3).merge(Canonical.contact(1), Canonical.contact(2)));
        assertThat(media.byContact(Canonical.contact(1))).isEmpty();
        assertThat(media.byContact(Canonical.contact(2))).hasSize(2);
    }
}
