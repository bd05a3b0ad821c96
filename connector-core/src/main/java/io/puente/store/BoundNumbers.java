package io.puente.store;

import io.puente.model.ConsentEntry;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The business numbers whose conversations a CRM gets. A decision on consent that covers a whole portfolio covers each
 * of its numbers: it reaches every CRM that has the person, but by itself brings the person into none.
 *
 * @param ids WhatsApp's ids of the numbers; empty means all
 */
public record BoundNumbers(java.util.SortedSet<String> ids) {
    public static final BoundNumbers ALL = new BoundNumbers(new TreeSet<>());

    private static final String ONE_NUMBER = "number:";

    public BoundNumbers {
        ids = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    public static BoundNumbers of(Collection<String> ids) {
        return new BoundNumbers(new TreeSet<>(ids));
    }

    public boolean all() {
        return ids.isEmpty();
    }

    public boolean covers(String numberId) {
        return all() || ids.contains(numberId);
    }

    /** Whether the CRM may see this decision, once it has the person. */
    public boolean covers(ConsentEntry entry) {
        return all()
                || !entry.scope().startsWith(ONE_NUMBER)
                || ids.contains(entry.scope().substring(ONE_NUMBER.length()));
    }

    /** Whether this decision alone brings the person into the CRM: it was made at one of the numbers. */
    public boolean introducedBy(ConsentEntry entry) {
        return all() || covers(entry) && entry.numberId() != null && ids.contains(entry.numberId());
    }

    /** Whether everything that those cover is covered here too. */
    public boolean includes(BoundNumbers others) {
        return all() || !others.all() && ids.containsAll(others.ids);
    }
}
