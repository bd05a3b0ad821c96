package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.store.BoundNumbers;
import io.puente.store.CanonicalStore.FoldCommit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** At which numbers a batch of the fold changed something of whom. */
final class Touched {

    /** People of whom something changed that concerns every number: themselves, or consent for a whole portfolio. */
    private final Set<ContactKey> everywhere = new HashSet<>();

    private final Map<ContactKey, Set<String>> numbers = new HashMap<>();

    /** @param dirty the people of the commit, of merged ones the survivors */
    Touched(FoldCommit commit, Set<ContactKey> dirty) {
        Set<String> changed = commit.revisions().keySet();
        commit.engagements().stream()
                .filter(e -> changed.contains(e.key().value()))
                .forEach(e -> at(e.contact(), e.numberId()));
        commit.messages().stream()
                .filter(m -> changed.contains(m.key().value()))
                .forEach(m -> at(m.contact(), m.numberId()));
        commit.consents().forEach(e -> {
            String number = e.numberId();
            if (number != null && e.scope().equals("number:" + number)) {
                at(e.contact(), number);
            } else {
                everywhere.add(e.contact());
            }
        });
        commit.people().stream().filter(p -> changed.contains(p.key().value())).forEach(p -> everywhere.add(p.key()));
        commit.merges().forEach(merge -> everywhere.add(merge.survivor()));
        dirty.stream().filter(contact -> !numbers.containsKey(contact)).forEach(everywhere::add);
    }

    private void at(ContactKey contact, String numberId) {
        numbers.computeIfAbsent(contact, c -> new HashSet<>()).add(numberId);
    }

    boolean concerns(BoundNumbers bound, ContactKey contact) {
        return everywhere.contains(contact)
                || numbers.getOrDefault(contact, Set.of()).stream().anyMatch(bound::covers);
    }
}
