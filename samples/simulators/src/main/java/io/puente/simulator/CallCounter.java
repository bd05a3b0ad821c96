package io.puente.simulator;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts received calls by method and path template, faulted ones included: a vendor meters them too. Thread-safe; a
 * reading taken while calls arrive may lack the latest ones.
 */
public final class CallCounter {
    private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();

    private record Call(String method, String path) {}

    /** For handlers that count what is inside a call, too. */
    public void count(String method, String pathTemplate) {
        calls.computeIfAbsent(new Call(method, pathTemplate), any -> new LongAdder())
                .increment();
    }

    public long total() {
        return calls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** @return 0 for a pair that was never called */
    public long countOf(String method, String pathTemplate) {
        LongAdder count = calls.get(new Call(method, pathTemplate));
        return count == null ? 0 : count.sum();
    }

    public void reset() {
        calls.clear();
    }

    /** {@code {"total": n, "calls": [{"method", "path", "count"}]}}, the most frequent first. */
    public Map<String, Object> toJson() {
        List<Row> rows = calls.entrySet().stream()
                .map(entry -> new Row(
                        entry.getKey().method(),
                        entry.getKey().path(),
                        entry.getValue().sum()))
                .sorted(Comparator.comparingLong(Row::count).reversed())
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", total());
        json.put("calls", rows);
        return json;
    }

    private record Row(String method, String path, long count) {}
}
