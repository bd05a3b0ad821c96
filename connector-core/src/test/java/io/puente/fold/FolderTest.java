package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.failed;
import static io.puente.fold.Updates.image;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.status;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.Outcome;
import org.junit.jupiter.api.Test;

class FolderTest {

    private final FoldBench bench = new FoldBench();

    @Test
    void customersTextsBecomeOnePersonOneCaseAndTheirMessages() {
        bench.post(text(Updates.named("34600111222", "ES.1", "Lucía"), "w1", NOON, "  \nNo tengo agua\ncaliente"))
                .post(text(party("34600111222", "ES.1"), "w2", NOON.plusSeconds(60), "¿Hola?"))
                .fold();

        assertThat(bench.store.people).hasSize(1);
        var person = bench.store.livingPeople().get(0);
        assertThat(person.profileName().value()).isEqualTo("Lucía");
        assertThat(person.waId().value()).isEqualTo("34600111222");
        assertThat(bench.store.conversations).hasSize(1);
        assertThat(bench.store.engagements).hasSize(1);
        Engagement engagement = bench.store.engagements.values().iterator().next();
        assertThat(engagement.subject()).isEqualTo("No tengo agua");
        assertThat(engagement.lastInboundAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(bench.store.transcript(engagement.key()))
                .extracting(Message::text)
                .containsExactly("  \nNo tengo agua\ncaliente", "¿Hola?");
        assertThat(bench.store.dirty).containsOnlyKeys(person.key());
        assertThat(bench.store.revisions)
                .containsKeys(person.key().value(), engagement.key().value());
    }

    @Test
    void aMessageTwiceActsOnce() {
        var once = text(party("34600111222", null), "w1", NOON, "hola");
        bench.post(once, once).post(once).fold();

        assertThat(bench.store.messages).hasSize(1);
        assertThat(bench.store.outcomes)
                .extracting(ItemOutcome::outcome)
                .containsExactly(Outcome.APPLIED, Outcome.REPEATED, Outcome.REPEATED);
    }

    @Test
    void aStatusBeforeItsMessageWaitsUnseen() {
        bench.post(status(party("34600111222", null), "out1", DeliveryState.READ, NOON))
                .fold();

        Message message = bench.store.messages.get(MessageKey.of(Updates.NUMBER, "out1"));
        assertThat(message.placeholder()).isTrue();
        assertThat(message.deliveryState()).isEqualTo(DeliveryState.READ);
        assertThat(bench.store.engagements).isEmpty();
    }

    @Test
    void aLateFailureNeverHidesADelivery() {
        bench.post(status(party("34600111222", null), "out1", DeliveryState.DELIVERED, NOON))
                .post(failed(party("34600111222", null), "out1", 131026, NOON.plusSeconds(5)))
                .fold();

        Message message = bench.store.messages.get(MessageKey.of(Updates.NUMBER, "out1"));
        assertThat(message.deliveryState()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(message.deliveryFacts()).extracting(f -> f.errorCode()).containsExactly(null, 131026);
    }

    @Test
    void aMessageWithAFileAsksForIt() {
        bench.post(image(party("34600111222", null), "w1", NOON)).fold();

        assertThat(bench.store.media).hasSize(1);
        assertThat(bench.store.media.get(0).media().mediaId()).isEqualTo("media-w1");
    }

    @Test
    void nobodysMessageNeedsAttentionAndTheOthersGoOn() {
        bench.post(text(party(null, null), "w0", NOON, "who?"), origin -> {
                    throw new IllegalStateException("never read");
                })
                .post(text(party("34600111222", null), "w1", NOON, "hola"))
                .fold();

        assertThat(bench.store.cursor()).isEqualTo(2);
        assertThat(bench.store.messages).hasSize(1);
    }

    @Test
    void onePoisonousUpdateIsKeptAsideAlone() {
        bench.post(
                        text(party("34600111222", null), "w1", NOON, "one"),
                        // A party without a usable identity: Identity refuses a blank value.
                        text(party(" ", null), "w2", NOON, "two"),
                        text(party("34600111222", null), "w3", NOON, "three"))
                .fold();

        assertThat(bench.store.messages).hasSize(2);
        assertThat(bench.store.outcomes)
                .extracting(ItemOutcome::outcome)
                .containsExactly(Outcome.APPLIED, Outcome.NEEDS_ATTENTION, Outcome.APPLIED);
        assertThat(bench.store.outcomes.get(1).reason()).contains("IllegalArgumentException");
    }
}
