package io.puente.testkit;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Backfill;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox;
import io.puente.store.OutboxTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outbox in memory, for one CRM, over a {@link CanonicalWorld}, with its back-fill. Thread-safe. */
public final class FakeOutbox implements Outbox, Backfill {
    private static final class Row {
        long dirty;
        long acknowledged;
        int attempts;
        boolean waiting;
        boolean backlog;
        long fill;
        Instant dirtySince = Instant.EPOCH;
        Instant dueAt = Instant.EPOCH;

        boolean open() {
            return dirty > acknowledged || waiting;
        }
    }

    private final OutboxTarget target;
    private final CanonicalWorld world;
    private final Clock clock;
    private final Map<ContactKey, Row> rows = new LinkedHashMap<>();
    private final Map<ContactKey, Map<String, CrmLink>> links = new HashMap<>();
    private long requiredToken;
    private int settlements;
    private @Nullable ContactKey unreadable;
    private final Deque<ContactKey> unmarked = new ArrayDeque<>();
    private long fill;
    private @Nullable Instant began;
    private @Nullable Instant ended;
    private long seen;

    public FakeOutbox(OutboxTarget target, CanonicalWorld world, Clock clock) {
        this.target = target;
        this.world = world;
        this.clock = clock;
        world.onChange(this::mark);
    }

    private synchronized void mark(ContactKey contact, long revision) {
        if (!world.bound(contact, target.numbers())) {
            return;
        }
        Row row = rows.computeIfAbsent(contact, key -> new Row());
        Instant now = clock.instant();
        if (row.dirty <= row.acknowledged || row.backlog) {
            row.dirtySince = now;
        }
        if (row.dirty == 0) {
            row.fill = fill;
        }
        row.dirty = revision;
        row.backlog = false;
        if (!row.waiting) {
            Instant lingered = now.plus(target.linger());
            Instant latest = row.dirtySince.plus(target.maxAge());
            row.dueAt = lingered.isBefore(latest) ? lingered : latest;
        }
    }

    @Override
    public synchronized List<DueRow> due(TargetId id, Instant now, int limit, Set<ContactKey> busy) {
        boolean anyDue = rows.entrySet().stream()
                .anyMatch(e -> !busy.contains(e.getKey())
                        && e.getValue().open()
                        && !e.getValue().backlog
                        && !e.getValue().dueAt.isAfter(now));
        return anyDue ? take(false, now, limit, busy) : List.of();
    }

    @Override
    public synchronized List<DueRow> backlog(TargetId id, Instant now, int limit, Set<ContactKey> busy) {
        return take(true, now, limit, busy);
    }

    private List<DueRow> take(boolean backlog, Instant now, int limit, Set<ContactKey> busy) {
        return rows.entrySet().stream()
                .filter(e -> !busy.contains(e.getKey()) && e.getValue().open())
                .filter(e -> e.getValue().backlog == backlog)
                .filter(e -> !e.getValue().waiting || !e.getValue().dueAt.isAfter(now))
                .sorted(Comparator.comparing(e -> e.getValue().dirtySince))
                .limit(limit)
                .map(e -> new DueRow(
                        e.getKey(),
                        e.getValue().dirty,
                        e.getValue().acknowledged,
                        e.getValue().attempts,
                        e.getValue().dirtySince,
                        e.getValue().fill,
                        e.getValue().backlog))
                .toList();
    }

    @Override
    public synchronized boolean advance(Lease lease, TargetId id, int people) throws LeaseLost {
        check(lease);
        if (began == null || ended != null) {
            return false;
        }
        if (unmarked.isEmpty()) {
            if (rows.values().stream().noneMatch(row -> row.backlog && row.open())) {
                ended = clock.instant();
            }
            return false;
        }
        for (int i = 0; i < people && !unmarked.isEmpty(); i++) {
            ContactKey contact = unmarked.remove();
            if (world.bound(contact, target.numbers())) {
                seen++;
                Row row = rows.computeIfAbsent(contact, key -> new Row());
                if (row.fill < fill) {
                    wanted(row);
                }
            }
        }
        return true;
    }

    private void wanted(Row row) {
        row.fill = fill;
        if (!row.open()) {
            row.backlog = true;
            row.dueAt = clock.instant();
            row.dirtySince = clock.instant();
        }
        row.acknowledged = 0;
        row.dirty = Math.max(row.dirty, world.revision());
    }

    @Override
    public synchronized void restart(TargetId id) {
        fill++;
        began = clock.instant();
        ended = null;
        seen = 0;
        unmarked.clear();
        unmarked.addAll(world.people());
    }

    @Override
    public synchronized Optional<Progress> progress(TargetId id) {
        long open =
                rows.values().stream().filter(row -> row.backlog && row.open()).count();
        return Optional.ofNullable(began).map(at -> new Progress(at, ended, seen + unmarked.size(), seen - open));
    }

    @Override
    public synchronized Optional<Instant> nextDue(TargetId id) {
        return rows.values().stream().filter(Row::open).map(row -> row.dueAt).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<Bundle> load(TargetId id, List<DueRow> due, int maxMessages, int perCase) {
        List<Bundle> bundles = new ArrayList<>();
        for (DueRow row : due) {
            if (row.contact().equals(unreadable)) {
                throw new IllegalStateException("a document that cannot be read");
            }
            world.bundle(row, maxMessages, perCase, links.getOrDefault(row.contact(), Map.of()), target.numbers())
                    .ifPresent(bundles::add);
        }
        return bundles;
    }

    @Override
    public synchronized void markAttempts(Lease lease, TargetId id, Collection<CrmLink> marked) throws LeaseLost {
        check(lease);
        marked.forEach(this::put);
    }

    @Override
    public synchronized void settle(Lease lease, TargetId id, Settlement settlement) throws LeaseLost {
        check(lease);
        settlements++;
        settlement.links().forEach(this::put);
        for (Acknowledgement ack : settlement.acknowledgements()) {
            Row row = rows.get(ack.contact());
            if (row.fill != ack.fill()) {
                continue;
            }
            row.acknowledged = Math.max(row.acknowledged, ack.upTo());
            row.waiting = false;
            row.attempts = 0;
        }
        for (Retry retry : settlement.retries()) {
            Row row = rows.get(retry.contact());
            row.waiting = true;
            row.dueAt = retry.dueAt();
            row.attempts = retry.attempts();
        }
    }

    private void check(Lease lease) throws LeaseLost {
        if (lease.token() < requiredToken) {
            throw new LeaseLost(lease.name());
        }
    }

    private void put(CrmLink link) {
        links.computeIfAbsent(link.contact(), key -> new LinkedHashMap<>()).put(link.object() + " " + link.key(), link);
    }

    @Override
    public synchronized Depth depth(TargetId id, Instant now) {
        List<Row> dirty = rows.values().stream()
                .filter(row -> row.dirty > row.acknowledged && !row.backlog)
                .toList();
        return new Depth(
                dirty.size(),
                dirty.stream()
                        .map(row -> row.dirtySince)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                rows.values().stream()
                        .filter(row -> row.backlog && row.dirty > row.acknowledged)
                        .count(),
                links.values().stream()
                        .flatMap(own -> own.values().stream())
                        .filter(link -> link.state() == CrmLink.State.PARKED)
                        .count());
    }

    /** Another process took over: settlements under older tokens are refused. */
    public synchronized void fence(long token) {
        requiredToken = token;
    }

    /** Loading this person fails; null ends it. */
    public synchronized void unreadable(@Nullable ContactKey contact) {
        unreadable = contact;
    }

    /** What an operator's replay does to one parked record. */
    public synchronized void replay(String object, String key) {
        CrmLink link = link(object, key);
        put(new CrmLink(
                object,
                key,
                link.contact(),
                link.recordId(),
                link.writtenHash(),
                link.revision(),
                CrmLink.State.HELD,
                link.attempted(),
                0,
                link.failureKind(),
                link.vendorCode(),
                link.reason(),
                link.waitsFor(),
                clock.instant(),
                link.mapping(),
                link.decided()));
        Row row = rows.get(link.contact());
        row.waiting = true;
        row.dueAt = clock.instant();
    }

    public synchronized @Nullable CrmLink linkOrNull(String object, String key) {
        return links.values().stream()
                .map(own -> own.get(object + " " + key))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public synchronized CrmLink link(String object, String key) {
        return java.util.Objects.requireNonNull(linkOrNull(object, key), "no link of " + object + " " + key);
    }

    public synchronized int settlements() {
        return settlements;
    }

    /** People who are not acknowledged at their newest revision. */
    public synchronized long dirty() {
        return depth(target.id(), clock.instant()).dirtyRows();
    }
}
