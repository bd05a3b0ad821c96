package io.puente.testkit;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.TargetId;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A back-fill of people 1 to 5 with one message each, in a random order with everything that may happen meanwhile. */
final class FillingRun {
    private static final TargetId CRM = StoreContract.CRM;

    private final StoreUnderTest store;
    private final MovableClock clock;
    private final Lease drain;
    private final Random random;
    private final boolean rough;
    private final Set<Integer> living = new TreeSet<>(Set.of(1, 2, 3, 4, 5));
    private final Set<MessageKey> all = new TreeSet<>();
    private final List<Message> written = new ArrayList<>();
    private final List<List<Bundle>> underWay = new ArrayList<>();
    private final Set<ContactKey> busy = new HashSet<>();
    private long sequence = 1;
    private int people = 5;
    private int messages = 1;

    /** @param rough with merges, ends of the process and beginnings anew, after which things come again */
    FillingRun(StoreUnderTest store, MovableClock clock, Lease drain, Random random, boolean rough) {
        this.store = store;
        this.clock = clock;
        this.drain = drain;
        this.random = random;
        this.rough = rough;
        living.forEach(person -> all.add(Canonical.messageKey(person, 1)));
    }

    void steps(Lease fold, int count) throws LeaseLost {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(700)));
            switch (random.nextInt(rough ? 10 : 7)) {
                case 0 -> store.canonical().commit(fold, newcomer().build());
                case 1 -> store.canonical().commit(fold, message().build());
                case 2 -> store.backfill().advance(drain, CRM, 1 + random.nextInt(3));
                case 3 -> begin(store.outbox().due(CRM, clock.instant(), 1 + random.nextInt(4), busy));
                case 4 -> begin(store.outbox().backlog(CRM, clock.instant(), 1 + random.nextInt(4), busy));
                case 5, 6 -> end();
                case 7 -> store.canonical().commit(fold, merge().build());
                case 8 -> killed();
                default -> anew();
            }
        }
    }

    private FoldBatch newcomer() {
        int person = ++people;
        living.add(person);
        all.add(Canonical.messageKey(person, 1));
        return new FoldBatch(++sequence).story(person);
    }

    private FoldBatch message() {
        int person = somebody();
        int number = ++messages;
        all.add(Canonical.messageKey(person, number));
        return new FoldBatch(++sequence).message(Canonical.message(person, number));
    }

    private FoldBatch merge() {
        int survivor = somebody();
        int loser = somebody();
        if (survivor == loser) {
            return newcomer();
        }
        living.remove(loser);
        return new FoldBatch(++sequence)
                .merge(Canonical.contact(loser), Canonical.contact(survivor))
                .conversation(Canonical.conversation(survivor));
    }

    private int somebody() {
        return List.copyOf(living).get(random.nextInt(living.size()));
    }

    private void begin(List<DueRow> rows) {
        List<Bundle> bundles = store.outbox().load(CRM, rows, 2);
        bundles.forEach(bundle -> busy.add(bundle.row().contact()));
        underWay.add(bundles);
    }

    private void end() throws LeaseLost {
        if (underWay.isEmpty()) {
            return;
        }
        List<Bundle> bundles = underWay.remove(random.nextInt(underWay.size()));
        var acknowledgements = bundles.stream()
                .map(bundle -> Acknowledgement.of(bundle.row(), bundle.upTo()))
                .toList();
        store.outbox().settle(drain, CRM, new Settlement(List.of(), acknowledgements, List.of()));
        bundles.forEach(bundle -> {
            busy.remove(bundle.row().contact());
            written.addAll(bundle.messages());
        });
    }

    /** What was under way is forgotten. */
    private void killed() {
        underWay.clear();
        busy.clear();
        store.targets().register(StoreContract.TARGET);
    }

    private void anew() {
        store.backfill().restart(CRM);
        written.clear();
    }

    void drain() throws LeaseLost {
        do {
            while (!underWay.isEmpty()) {
                end();
            }
            clock.advance(StoreContract.MAX_AGE);
            begin(store.outbox().due(CRM, clock.instant(), 100, busy));
            end();
            begin(store.outbox().backlog(CRM, clock.instant(), 100, busy));
            end();
        } while (store.backfill().advance(drain, CRM, 3)
                || store.outbox().nextDue(CRM).isPresent());
    }

    List<Message> written() {
        return written;
    }

    /** Messages that were not written since the back-fill last began. */
    Set<MessageKey> missed() {
        var missed = new TreeSet<>(all);
        written.forEach(message -> missed.remove(message.key()));
        return missed;
    }
}
