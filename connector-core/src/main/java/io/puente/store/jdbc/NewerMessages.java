package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.TargetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Messages beyond the acknowledged or another revision, so many per person. The cut never runs through one revision: a merge gives
 * many messages the same one, and acknowledging it with some of them unsent would lose those.
 */
final class NewerMessages {

    private final Session session;
    private final TargetId target;
    private final int limit;
    private final @Nullable Long beyond;

    /** @param upTo revision up to which these are all; null if none was left out */
    record Cut(List<Versioned<Message>> messages, @Nullable Long upTo) {}

    /** @param beyond null for the revision that the target has acknowledged */
    NewerMessages(Session session, TargetId target, int limit, @Nullable Long beyond) {
        this.session = session;
        this.target = target;
        this.limit = limit;
        this.beyond = beyond;
    }

    Map<ContactKey, Cut> read(Set<String> contacts) {
        Map<ContactKey, List<Versioned<Message>>> found = new HashMap<>();
        RowMapper<Boolean> add = (row, i) -> found.computeIfAbsent(Placed.contact(row), contact -> new ArrayList<>())
                .add(new Versioned<>(Placed.message(row), row.getLong("revision")));
        if (beyond == null) {
            session.among(session.dialect().newerMessages(), contacts, add, limit + 1, target.value());
        } else {
            session.among(session.dialect().messagesBeyond(), contacts, add, beyond, limit + 1);
        }
        Map<ContactKey, Cut> cuts = new HashMap<>();
        found.forEach((contact, messages) -> cuts.put(contact, cut(contact, messages)));
        return cuts;
    }

    private Cut cut(ContactKey contact, List<Versioned<Message>> messages) {
        messages.sort(Comparator.comparingLong(Versioned::revision));
        if (messages.size() <= limit) {
            return new Cut(messages, null);
        }
        long firstLeftOut = messages.get(limit).revision();
        List<Versioned<Message>> whole =
                messages.stream().filter(m -> m.revision() < firstLeftOut).toList();
        if (whole.isEmpty()) {
            return new Cut(all(contact, firstLeftOut), firstLeftOut);
        }
        return new Cut(whole, whole.get(whole.size() - 1).revision());
    }

    /** One change touched more messages than fit: they go together, or they would never go. */
    private List<Versioned<Message>> all(ContactKey contact, long revision) {
        return session.query(
                "SELECT * FROM message WHERE contact = ? AND revision = ? AND placeholder = 0",
                (row, i) -> new Versioned<>(Placed.message(row), revision),
                contact.value(),
                revision);
    }
}
