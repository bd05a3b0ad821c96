package io.puente.simulator.siebel.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What callers did that a real server swallows in silence: parameters that nobody reads, a page that was cut, a null. A
 * test of a client asserts that there are none. Thread-safe; each is kept once, at most 200.
 */
public final class Remarks {
    private static final int KEPT = 200;

    private final Set<String> remarks = new LinkedHashSet<>();

    synchronized void add(String remark) {
        if (remarks.size() < KEPT) {
            remarks.add(remark);
        }
    }

    public synchronized List<String> all() {
        return List.copyOf(remarks);
    }

    public synchronized void clear() {
        remarks.clear();
    }
}
