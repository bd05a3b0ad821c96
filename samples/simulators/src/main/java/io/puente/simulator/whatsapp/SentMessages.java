package io.puente.simulator.whatsapp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What went in both directions: the latest 100,000 messages each way, so that a long load test fits. Thread-safe. */
final class SentMessages {
    private static final int KEPT = 100_000;

    private final Map<String, SentMessage> byBusiness = bounded();
    private final Map<String, Instant> byCustomer = bounded();
    private final Map<String, Instant> marked = bounded();
    private final ArrayDeque<SentMessage> withoutStatus = new ArrayDeque<>();

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    synchronized void add(SentMessage message) {
        byBusiness.put(message.id(), message);
        if (!message.lost()) {
            withoutStatus.add(message);
            if (withoutStatus.size() > KEPT) {
                withoutStatus.remove();
            }
        }
    }

    synchronized void received(String id, Instant at) {
        byCustomer.put(id, at);
    }

    /** When the customer wrote it. */
    synchronized Optional<Instant> receivedAt(String id) {
        return Optional.ofNullable(byCustomer.get(id));
    }

    synchronized Optional<SentMessage> find(String id) {
        return Optional.ofNullable(byBusiness.get(id));
    }

    synchronized void markRead(String id, Instant at) {
        marked.put(id, at);
    }

    synchronized List<String> markedRead() {
        return List.copyOf(marked.keySet());
    }

    synchronized List<SentMessage> all() {
        return List.copyOf(byBusiness.values());
    }

    /** Takes out those of which no status was told yet, oldest first. */
    synchronized List<SentMessage> takeWithoutStatus(int atMost) {
        List<SentMessage> taken = new ArrayList<>();
        while (taken.size() < atMost && !withoutStatus.isEmpty()) {
            taken.add(withoutStatus.remove());
        }
        return taken;
    }

    synchronized void clear() {
        byBusiness.clear();
        byCustomer.clear();
        marked.clear();
        withoutStatus.clear();
    }
}
