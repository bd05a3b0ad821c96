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
import java.util.Objects;
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
        Person p = Documents.read(row.getString("doc"), Person.class);
        ContactKey mergedInto = contactOrNull(row, "merged_into");
        if (Objects.equals(mergedInto, p.mergedInto())) {
            return p;
        }
        return new Person(
                p.key(),
                p.profileName(),
                p.username(),
                p.waId(),
                p.bsuid(),
                p.parentBsuid(),
                p.firstSeenAt(),
                mergedInto,
                p.flags());
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
        Engagement e = Documents.read(row.getString("doc"), Engagement.class);
        ContactKey contact = contact(row);
        var conversation = new ConversationKey(row.getString("conversation"));
        if (contact.equals(e.contact()) && conversation.equals(e.conversation())) {
            return e;
        }
        return new Engagement(
                e.key(),
                conversation,
                contact,
                e.numberId(),
                e.openedBy(),
                e.openedAt(),
                e.subject(),
                e.status(),
                e.lastInboundAt(),
                e.lastActivityAt(),
                e.closedAt(),
                e.closedBecause(),
                e.openingSequence());
    }

    static Message message(ResultSet row) throws SQLException {
        Message m = Documents.read(row.getString("doc"), Message.class);
        ContactKey contact = contact(row);
        var conversation = new ConversationKey(row.getString("conversation"));
        String engagementText = row.getString("engagement");
        EngagementKey engagement = engagementText == null ? null : new EngagementKey(engagementText);
        if (contact.equals(m.contact())
                && conversation.equals(m.conversation())
                && Objects.equals(engagement, m.engagement())) {
            return m;
        }
        return new Message(
                m.key(),
                m.numberId(),
                m.wamid(),
                contact,
                conversation,
                engagement,
                m.direction(),
                m.author(),
                m.kind(),
                m.text(),
                m.originalText(),
                m.editedAt(),
                m.revokedAt(),
                m.sentAt(),
                m.sequence(),
                m.deliveryState(),
                m.deliveryFacts(),
                m.clientRef(),
                m.replyTo(),
                m.media(),
                m.details());
    }

    static ConsentEntry consent(ResultSet row) throws SQLException {
        ConsentEntry e = Documents.read(row.getString("doc"), ConsentEntry.class);
        ContactKey contact = contact(row);
        if (contact.equals(e.contact())) {
            return e;
        }
        return new ConsentEntry(
                e.key(),
                e.number(),
                contact,
                e.numberId(),
                e.scope(),
                e.purpose(),
                e.decision(),
                e.source(),
                e.wording(),
                e.language(),
                e.place(),
                e.operator(),
                e.at(),
                e.recordedAt(),
                e.expiresAt(),
                e.sourceMessage(),
                e.previousHash(),
                e.hash(),
                e.sequence());
    }
}
