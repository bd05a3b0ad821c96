package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads canonical records; where a document and its columns disagree after a merge, the columns are right. */
final class Placed {

    private Placed() {}

    static ContactKey contact(ResultSet row) throws SQLException {
        return new ContactKey(row.getString("contact"));
    }

    static @Nullable ContactKey contactOrNull(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : new ContactKey(value);
    }

    static Person person(ResultSet row) throws SQLException {
        return Documents.read(row.getString("doc"), Person.class).mergedInto(contactOrNull(row, "merged_into"));
    }

    static Conversation conversation(ResultSet row) throws SQLException {
        Conversation c = Documents.read(row.getString("doc"), Conversation.class);
        ContactKey contact = contact(row);
        return contact.equals(c.contact()) ? c : conversation(c, c.key(), contact);
    }

    static Conversation conversation(Conversation c, ConversationKey key, ContactKey contact) {
        return new Conversation(
                key,
                contact,
                c.numberId(),
                c.lastInboundAt(),
                c.lastActivityAt(),
                c.serviceWindowClosesAt(),
                c.freeEntryClosesAt(),
                c.currentEngagement());
    }

    static Engagement engagement(ResultSet row) throws SQLException {
        return Documents.read(row.getString("doc"), Engagement.class).movedTo(contact(row), thread(row));
    }

    static Message message(ResultSet row) throws SQLException {
        String engagement = row.getString("engagement");
        return Documents.read(row.getString("doc"), Message.class)
                .movedTo(contact(row), thread(row), engagement == null ? null : new EngagementKey(engagement));
    }

    private static ConversationKey thread(ResultSet row) throws SQLException {
        return new ConversationKey(row.getString("conversation"));
    }

    static ConsentEntry consent(ResultSet row) throws SQLException {
        return Documents.read(row.getString("doc"), ConsentEntry.class).movedTo(contact(row));
    }
}
