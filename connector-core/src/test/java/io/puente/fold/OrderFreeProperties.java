package io.puente.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a day comes to does not depend on how its webhooks arrive. */
class OrderFreeProperties {

    @Property(tries = 300)
    void anyOrderAndRepetitionGivesTheSamePeopleMessagesAndConsent(@ForAll long seed, @ForAll long order) {
        var day = new GeneratedDay(seed);
        var asItHappened = new FoldBench();
        day.updates().forEach(asItHappened::post);
        var shuffled = new FoldBench();
        day.posts(new Random(order)).forEach(shuffled::post);

        assertThat(Snapshot.of(shuffled.fold().store))
                .containsExactlyInAnyOrderEntriesOf(Snapshot.of(asItHappened.fold().store));
    }

    @Property(tries = 200)
    void oneLogGivesOneStateInBatchesOfAnySize(@ForAll long seed, @ForAll long order) {
        List<List<FoldBench.Update>> posts = new GeneratedDay(seed).posts(new Random(order));
        var once = new FoldBench();
        var again = new FoldBench();
        var single = new FoldBench(FoldSettings.defaults(FoldBench.KEYS), 1);
        var few = new FoldBench(FoldSettings.defaults(FoldBench.KEYS), 3);
        for (FoldBench bench : List.of(once, again, single, few)) {
            posts.forEach(bench::post);
            bench.fold();
        }

        for (FoldBench other : List.of(again, single, few)) {
            assertThat(Exact.of(other.store)).containsExactlyInAnyOrderEntriesOf(Exact.of(once.store));
        }
    }
}
