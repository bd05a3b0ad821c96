package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Identity;
import io.puente.store.CanonicalStore;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.whatsapp.Party;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a person's key as the fold would recognise them. Thread-safe. */
public final class ContactLookup {

    private final CanonicalStore store;
    private final Portfolios portfolios;

    public ContactLookup(CanonicalStore store, Portfolios portfolios) {
        this.store = store;
        this.portfolios = portfolios;
    }

    /**
     * By phone number, in any of its spellings.
     *
     * @param phone with country code; plus, blanks, hyphens, dots and brackets do not matter
     * @throws IllegalArgumentException if that is no phone number
     */
    public Optional<ContactKey> byPhone(String phone) {
        String digits = phone.replaceAll("[\\s().+-]", "");
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("phone must be 7 to 15 digits starting with the country code");
        }
        return find(new Party(digits, null, null, null, null), "");
    }

    /** By user id or parent user id in its portfolio. */
    public Optional<ContactKey> byBsuid(String bsuid, String portfolio) {
        boolean parent = bsuid.contains(".ENT.");
        return find(new Party(null, parent ? null : bsuid, parent ? bsuid : null, null, null), portfolio);
    }

    private Optional<ContactKey> find(Party party, String portfolio) {
        List<Identity> candidates = PersonResolver.candidates(party, portfolio, portfolios);
        Map<Identity, ContactKey> owners = store.load(
                        new LoadRequest(Set.copyOf(candidates), Set.of(), Set.of(), Set.of()))
                .owners();
        return candidates.stream().filter(owners::containsKey).map(owners::get).findFirst();
    }
}
