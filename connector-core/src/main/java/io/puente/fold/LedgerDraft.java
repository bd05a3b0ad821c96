package io.puente.fold;

import io.puente.consent.LedgerHash;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The end of the consent ledger while a batch is folded: appends, numbers and chains entries. */
final class LedgerDraft {

    private final Set<ConsentKey> known = new HashSet<>();
    private final List<ConsentEntry> added = new ArrayList<>();
    private long number;
    private String hash;

    LedgerDraft(Collection<ConsentEntry> entries, long number, String hash) {
        for (ConsentEntry entry : entries) {
            known.add(entry.key());
        }
        this.number = number;
        this.hash = hash;
    }

    /** @return false if this evidence is in the ledger already */
    boolean append(ConsentEntry draft) {
        if (!known.add(draft.key())) {
            return false;
        }
        number++;
        ConsentEntry entry = LedgerHash.chained(draft, number, hash);
        hash = entry.hash();
        added.add(entry);
        return true;
    }

    List<ConsentEntry> added() {
        return added;
    }
}
