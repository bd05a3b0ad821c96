package io.puente.testkit;

import io.puente.model.ContactKey;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The media queue in memory. Thread-safe. */
public final class FakeMediaQueue implements MediaQueue {
    private final Map<MessageKey, Item> items = new LinkedHashMap<>();
    private int outages;

    /** As the fold does: due at once; a newer reference to a file that is not stored yet replaces the older one. */
    public synchronized void add(MediaTask task) {
        Item known = items.get(task.message());
        if (known == null || known.state() != State.STORED) {
            items.put(task.message(), new Item(task, State.WAITING, 0, null, null, task.receivedAt()));
        }
    }

    /** The next so many reads of what is due fail. */
    public synchronized void failNextReads(int times) {
        outages = times;
    }

    /** As an erasure does. */
    public synchronized void forget(ContactKey contact) {
        items.values().removeIf(item -> item.task().contact().equals(contact));
    }

    public synchronized Item find(MessageKey message) {
        Item item = items.get(message);
        if (item == null) {
            throw new AssertionError("no such file in the queue");
        }
        return item;
    }

    @Override
    public synchronized List<Item> due(Instant now, int limit) {
        if (outages > 0) {
            outages--;
            throw new IllegalStateException("the database is away");
        }
        return items.values().stream()
                .filter(item -> item.state() == State.WAITING && !nextTry(item).isAfter(now))
                .sorted(Comparator.comparing(FakeMediaQueue::nextTry))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean stored(MessageKey message, String path, long bytes, Instant at) {
        return items.computeIfPresent(
                        message, (key, item) -> new Item(item.task(), State.STORED, item.attempts(), path, null, null))
                != null;
    }

    @Override
    public synchronized void failed(
            MessageKey message, String reason, int attempts, @Nullable Instant nextTry, Instant at) {
        items.computeIfPresent(message, (key, item) -> {
            if (item.state() == State.STORED) {
                return item;
            }
            State state = nextTry == null ? State.LOST : State.WAITING;
            return new Item(item.task(), state, attempts, item.path(), reason, nextTry);
        });
    }

    @Override
    public synchronized List<Item> byContact(ContactKey contact) {
        return items.values().stream()
                .filter(item -> item.task().contact().equals(contact))
                .toList();
    }

    @Override
    public synchronized Counts counts() {
        return new Counts(count(State.WAITING), count(State.STORED), count(State.LOST));
    }

    private long count(State state) {
        return items.values().stream().filter(item -> item.state() == state).count();
    }

    private static Instant nextTry(Item item) {
        Instant next = item.nextTry();
        return next == null ? Instant.MAX : next;
    }
}
