package io.puente.siebel.internal;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ids of records whose key field is known to be filled, by us or by others, so that it need not be looked at again
 * before an update. Holds the last 50,000; one that dropped out costs its share of a look-up. Thread-safe.
 */
final class KeyedRecords {
    private static final int MOST = 50_000;

    private final Set<String> ids = new LinkedHashSet<>();

    synchronized boolean has(String id) {
        return ids.contains(id);
    }

    synchronized void add(String id) {
        ids.add(id);
        if (ids.size() > MOST) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void forget(String id) {
        ids.remove(id);
    }
}
