package io.puente.store.jdbc;

import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.store.CaseMessages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the newest messages of whole cases, in one query. */
final class CaseReader {

    /** Ranked by key alone, so that the documents of what is left out are never read. */
    private static final String NEWEST = """
            SELECT m.*, r.all_messages FROM (
                SELECT n.key AS ranked, COUNT(*) OVER (PARTITION BY n.engagement) AS all_messages,
                  ROW_NUMBER() OVER (PARTITION BY n.engagement ORDER BY n.sequence DESC, n.key DESC) AS place
                FROM engagement e JOIN message n ON n.contact = e.contact AND n.engagement = e.key
                WHERE n.placeholder = 0 AND e.key {any}) r
              JOIN message m ON m.key = r.ranked
            WHERE r.place <= %d ORDER BY m.sequence, m.key""";

    private CaseReader() {}

    /** @param most per case */
    static Map<EngagementKey, CaseMessages> read(Session session, Collection<EngagementKey> cases, int most) {
        Map<EngagementKey, List<Message>> messages = new HashMap<>();
        Map<EngagementKey, Long> all = new HashMap<>();
        session.among(NEWEST.formatted(most), StateReader.texts(cases), (row, i) -> {
            var key = new EngagementKey(row.getString("engagement"));
            all.put(key, row.getLong("all_messages"));
            return messages.computeIfAbsent(key, k -> new ArrayList<>()).add(Placed.message(row));
        });
        Map<EngagementKey, CaseMessages> found = new HashMap<>();
        messages.forEach((key, own) -> found.put(key, new CaseMessages(own, all.getOrDefault(key, 0L) - own.size())));
        return found;
    }
}
