package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contacts[]} beside the updates of one change. They are joined by id, since their order promises nothing;
 * only a single contact beside a single update belongs to it without an id in common.
 */
final class Contacts {

    static final Contacts NONE = new Contacts(List.of());

    /** @param identityKeyHash only where the number has the identity check switched on */
    record Contact(Party party, @Nullable String identityKeyHash) {}

    private final List<Contact> all;
    private final Map<String, Contact> byId;

    private Contacts(List<Contact> all) {
        this.all = all;
        this.byId = new HashMap<>();
        for (Contact contact : all) {
            index(contact.party.phone(), contact);
            index(contact.party.bsuid(), contact);
            index(contact.party.parentBsuid(), contact);
        }
    }

    static Contacts of(@Nullable JsonNode value) {
        if (Fields.get(value, "contacts") == null) {
            return NONE;
        }
        var contacts = new ArrayList<Contact>(1);
        for (JsonNode node : Fields.items(value, "contacts")) {
            if (node.isObject()) {
                contacts.add(read(node));
            }
        }
        return new Contacts(contacts);
    }

    private static Contact read(JsonNode node) {
        JsonNode profile = Fields.object(node, "profile");
        String username = Fields.id(profile, "username");
        Party party = PartyIds.of(
                Fields.id(node, "wa_id"),
                Fields.id(node, "user_id"),
                Fields.id(node, "parent_user_id"),
                Fields.text(profile, "name"),
                username == null ? Fields.id(node, "username") : username);
        return new Contact(party, Fields.id(node, "identity_key_hash"));
    }

    /**
     * The contact of somebody an update names, or null.
     *
     * @param alone the change holds no other update
     */
    @Nullable
    Contact match(Party named, boolean alone) {
        Contact found = find(named, named.bsuid());
        if (found == null) {
            found = find(named, named.phone());
        }
        if (found == null) {
            found = find(named, named.parentBsuid());
        }
        if (found == null && alone && all.size() == 1 && !contradicts(all.get(0).party, named)) {
            found = all.get(0);
        }
        return found;
    }

    /** What the update says about somebody, completed by the contact's entry. */
    Party complete(Party named, boolean alone) {
        Contact contact = match(named, alone);
        return contact == null ? named : merge(named, contact.party);
    }

    static Party merge(Party first, Party second) {
        return new Party(
                either(first.phone(), second.phone()),
                either(first.bsuid(), second.bsuid()),
                either(first.parentBsuid(), second.parentBsuid()),
                either(first.profileName(), second.profileName()),
                either(first.username(), second.username()));
    }

    private void index(@Nullable String id, Contact contact) {
        if (id != null) {
            byId.putIfAbsent(id, contact);
        }
    }

    private @Nullable Contact find(Party named, @Nullable String id) {
        Contact contact = id == null ? null : byId.get(id);
        return contact == null || contradicts(contact.party, named) ? null : contact;
    }

    /** Two BSUIDs are two people, even behind one phone number: numbers are given to others. */
    private static boolean contradicts(Party a, Party b) {
        return a.bsuid() != null && b.bsuid() != null && !a.bsuid().equals(b.bsuid());
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
