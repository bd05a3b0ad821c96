package io.puente.simulator.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is to be refused, and how many times still. Thread-safe.
 *
 * @param <K> what a row is known by
 */
public final class Refusals<K> {
    private final Map<K, Integer> left = new ConcurrentHashMap<>();

    /** @param times at least once; {@link Integer#MAX_VALUE} until {@link #end} */
    public void begin(K key, int times) {
        left.put(key, times);
    }

    public void end(K key) {
        left.remove(key);
    }

    public void clear() {
        left.clear();
    }

    /** Refusals still to come. */
    public Map<K, Integer> pending() {
        return Map.copyOf(left);
    }

    /** Uses one refusal up, if there is one. */
    public boolean take(K key) {
        boolean[] refused = new boolean[1];
        left.computeIfPresent(key, (any, times) -> {
            refused[0] = true;
            return times == Integer.MAX_VALUE ? times : times > 1 ? Integer.valueOf(times - 1) : null;
        });
        return refused[0];
    }
}
