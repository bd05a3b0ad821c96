package io.puente.store.jdbc;

import io.puente.model.Conversation;
import io.puente.model.EngagementKey;
import io.puente.store.CanonicalStore.PersonMerge;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of two conversations that one person turns out to have on one number, makes one. */
final class ConversationJoin {

    private final Session session;

    ConversationJoin(Session session) {
        this.session = session;
    }

    private Map<String, Conversation> byNumber(String contact) {
        return session
                .query("SELECT * FROM conversation WHERE contact = ?", (row, i) -> Placed.conversation(row), contact)
                .stream()
                .collect(Collectors.toMap(Conversation::numberId, Function.identity(), (a, b) -> a));
    }

    /** The loser's conversations on numbers where the survivor has one too. */
    List<Conversation> joinable(PersonMerge merge) {
        Set<String> numbers = byNumber(merge.survivor().value()).keySet();
        return byNumber(merge.loser().value()).values().stream()
                .filter(conversation -> numbers.contains(conversation.numberId()))
                .toList();
    }

    void join(Conversation removed, PersonMerge merge) {
        Conversation kept = byNumber(merge.survivor().value()).get(removed.numberId());
        if (kept == null) {
            return;
        }
        var joined = new Conversation(
                kept.key(),
                merge.survivor(),
                kept.numberId(),
                later(kept.lastInboundAt(), removed.lastInboundAt()),
                later(kept.lastActivityAt(), removed.lastActivityAt()),
                later(kept.serviceWindowClosesAt(), removed.serviceWindowClosesAt()),
                later(kept.freeEntryClosesAt(), removed.freeEntryClosesAt()),
                newest(kept.currentEngagement(), removed.currentEngagement()));
        session.update(
                "UPDATE conversation SET doc = ? WHERE key = ?",
                Documents.write(joined),
                kept.key().value());
        session.update("DELETE FROM conversation WHERE key = ?", removed.key().value());
        for (String table : List.of("engagement", "message")) {
            session.update(
                    "UPDATE " + table + " SET conversation = ? WHERE conversation = ? AND contact IN (?, ?)",
                    kept.key().value(),
                    removed.key().value(),
                    merge.loser().value(),
                    merge.survivor().value());
        }
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    /** The one that opened last in the order of the log. */
    private @Nullable EngagementKey newest(@Nullable EngagementKey a, @Nullable EngagementKey b) {
        if (a == null || b == null || a.equals(b)) {
            return a == null ? b : a;
        }
        Map<EngagementKey, Long> opened = new HashMap<>();
        session.among(
                "SELECT * FROM engagement WHERE key {any}",
                Stream.of(a, b).map(EngagementKey::value).toList(),
                (row, i) -> {
                    var engagement = Placed.engagement(row);
                    return opened.put(engagement.key(), engagement.openingSequence());
                });
        return opened.getOrDefault(a, -1L) >= opened.getOrDefault(b, -1L) ? a : b;
    }
}
