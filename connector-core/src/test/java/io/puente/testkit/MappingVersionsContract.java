package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.TargetId;
import io.puente.store.CrmLink;
import io.puente.store.MappingVersions;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.MappingVersions.Content;
import io.puente.store.MappingVersions.Known;
import io.puente.store.MappingVersions.Layer;
import io.puente.store.MappingVersions.Source;
import io.puente.store.Outbox.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Versions of mappings, activating one, and back. */
public abstract class MappingVersionsContract extends StoreContract {

    private static Content content(String version) {
        return new Content(
                version, "house.yaml", "text of " + version, Map.of("default", new Layer("shipped.yaml", "the rest")));
    }

    private MappingVersions mappings() {
        return store.mappings();
    }

    private boolean start(String version) {
        clock.advance(Duration.ofMinutes(1));
        return mappings()
                .start(CRM, content(version), clock.instant(), "node-1")
                .changed();
    }

    private Activation activate(String version, boolean configured) {
        clock.advance(Duration.ofMinutes(1));
        return mappings().activate(CRM, content(version), configured, clock.instant(), "admin");
    }

    private void rollBack() {
        clock.advance(Duration.ofMinutes(1));
        mappings().rollBack(CRM, mappings().previous(CRM).orElseThrow(), clock.instant(), "admin");
    }

    private String active() {
        return mappings().active(CRM).orElseThrow().version();
    }

    @Test
    void theFirstFileIsActivatedAndKeptWhole() {
        assertThat(mappings().active(CRM)).isEmpty();
        assertThat(start("v1")).isTrue();
        assertThat(active()).isEqualTo("v1");
        assertThat(mappings().content(CRM, "v1")).contains(content("v1"));
        assertThat(mappings().content(CRM, "v2")).isEmpty();
        assertThat(mappings().activations(CRM, 10))
                .containsExactly(new Activation(1, "v1", clock.instant(), Source.START, "node-1"));
    }

    @Test
    void theSameFileAtTheNextStartLeavesWhatIsActive() {
        start("v1");
        activate("v2", false);
        assertThat(start("v1")).isFalse();
        assertThat(active()).isEqualTo("v2");
    }

    @Test
    void anotherFileAtTheNextStartWins() {
        start("v1");
        activate("v2", false);
        assertThat(start("v3")).isTrue();
        assertThat(active()).isEqualTo("v3");
    }

    @Test
    void aFileThatWasActivatedFromDiskByCommandIsNoNewOneAtTheNextStart() {
        start("v1");
        activate("v2", true);
        rollBack();
        assertThat(start("v2")).isFalse();
        assertThat(active()).isEqualTo("v1");
    }

    @Test
    void rollingBackTwiceGoesFurtherBack() {
        start("v1");
        activate("v2", false);
        activate("v3", false);
        rollBack();
        assertThat(active()).isEqualTo("v2");
        rollBack();
        assertThat(active()).isEqualTo("v1");
        assertThat(mappings().previous(CRM)).isEmpty();
        activate("v3", false);
        rollBack();
        assertThat(active()).isEqualTo("v1");
        assertThat(mappings().activations(CRM, 3))
                .extracting(Activation::source)
                .containsExactly(Source.ROLLBACK, Source.COMMAND, Source.ROLLBACK);
    }

    @Test
    void aRollBackCanNameAVersion() {
        start("v1");
        activate("v2", false);
        activate("v3", false);
        mappings().rollBack(CRM, "v1", clock.instant(), "admin");
        assertThat(active()).isEqualTo("v1");
        assertThat(mappings().previous(CRM)).isEmpty();
        assertThatThrownBy(() -> mappings().rollBack(CRM, "v9", clock.instant(), "admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crm-a has no mapping version 'v9'; there are v3, v2, v1");
        assertThat(active()).isEqualTo("v1");
    }

    @Test
    void whatIsActiveAlreadyIsNotActivatedAgain() {
        start("v1");
        assertThat(activate("v1", false).source()).isEqualTo(Source.START);
        assertThat(mappings().activations(CRM, 10)).hasSize(1);
    }

    @Test
    void ofTextsThatSayTheSameTheNewestIsKept() {
        start("v1");
        var commented = new Content("v1", "house.yaml", "# why\ntext of v1", Map.of());
        assertThat(mappings().start(CRM, commented, clock.instant(), "node-1").changed())
                .isFalse();
        assertThat(mappings().content(CRM, "v1")).contains(commented);
    }

    @Test
    void versionsAreListedNewestFirstWithWhatIsActive() {
        start("v1");
        var first = clock.instant();
        activate("v2", false);
        var second = clock.instant();
        rollBack();
        assertThat(mappings().known(CRM))
                .containsExactly(
                        new Known("v2", "house.yaml", second, second, false),
                        new Known("v1", "house.yaml", first, clock.instant(), true));
    }

    @Test
    void everyCrmHasItsOwn() {
        var other = new TargetId("crm-b");
        start("v1");
        mappings().start(other, content("w1"), clock.instant(), "node-1");
        activate("v2", false);
        assertThat(mappings().active(CRM)).map(Activation::version).contains("v2");
        assertThat(mappings().active(other)).map(Activation::version).contains("w1");
        assertThat(mappings().known(other)).hasSize(1);
    }

    @Test
    void severalAtOnceStandOneAfterTheOther() throws Exception {
        start("v0");
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Activation>> wishes = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                String version = "v" + i;
                wishes.add(() -> mappings().activate(CRM, content(version), false, clock.instant(), "admin"));
            }
            for (Future<Activation> done : people.invokeAll(wishes)) {
                done.get();
            }
        } finally {
            people.shutdown();
        }
        assertThat(mappings().activations(CRM, 100))
                .extracting(Activation::number)
                .hasSize(21)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLinkRemembersTheVersionAndTheRows() throws Exception {
        commit(new FoldBatch(1).story(1));
        store.targets().register(TARGET);
        CrmLink refused = Links.parked("case", Canonical.engagementKey(1).value(), Canonical.contact(1));
        CrmLink written = Links.linked("contact", Canonical.contact(1).value(), Canonical.contact(1), "003");
        store.outbox().settle(drain, CRM, new Settlement(List.of(refused, written), List.of(), List.of()));
        assertThat(store.attention().list(io.puente.store.AttentionList.Filter.ALL, 10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.link()).isEqualTo(refused));
        assertThat(refused.mapping()).isEqualTo("v1");
        store.backfill().advance(drain, CRM, 10);
        var rows = store.outbox().backlog(CRM, clock.instant(), 10, java.util.Set.of());
        assertThat(store.outbox().load(CRM, rows, 10).get(0).links()).contains(written);
        assertThat(written.decided()).isEqualTo("Status=12");
    }
}
