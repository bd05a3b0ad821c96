package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.ChangeWatcher.WatchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketWatcherTest {
    private final Desk desk = Desk.open();
    private final ChangeWatcher watcher = desk.connector().watcher().orElseThrow();

    @AfterEach
    void close() {
        desk.close();
    }

    private String ticket(String key) {
        return desk.fake().records.byAgent("tickets", "", Map.of("key", key, "status", "open"));
    }

    private void status(String id, String status) {
        desk.fake().records.byAgent("tickets", id, Map.of("status", status));
    }

    @Test
    void closedAndReopenedTicketsAreSeenOnceFromNowOn() throws Exception {
        String id = ticket("ours");
        status(id, "closed");
        WatchPage start = watcher.watch(null);
        status(id, "open");
        status(id, "closed");

        WatchPage page = watcher.watch(start.nextCursor());
        WatchPage again = watcher.watch(start.nextCursor());
        WatchPage rest = watcher.watch(page.nextCursor());

        assertThat(start.observations()).isEmpty();
        assertThat(page.observations()).extracting(CaseObservation::closed).containsExactly(false, true);
        assertThat(page.observations()).allSatisfy(seen -> {
            assertThat(seen.engagementKey()).isEqualTo("ours");
            assertThat(seen.recordId()).isEqualTo(id);
        });
        assertThat(page.observations()).extracting(CaseObservation::uniqueKey).doesNotHaveDuplicates();
        assertThat(again).as("the same observations have the same keys").isEqualTo(page);
        assertThat(rest).isEqualTo(new WatchPage(List.of(), page.nextCursor()));
    }

    @Test
    void ticketsFromElsewhereAreNone() throws Exception {
        String cursor = watcher.watch(null).nextCursor();
        String theirs = desk.fake().records.byAgent("tickets", "", Map.of("status", "open"));
        status(theirs, "closed");

        WatchPage page = watcher.watch(cursor);

        assertThat(page.observations()).isEmpty();
        assertThat(page.nextCursor()).isNotEqualTo(cursor);
    }

    @Test
    void manyEventsComeInPages() throws Exception {
        String cursor = watcher.watch(null).nextCursor();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(ticket("key-" + i));
            status(ids.get(i), "closed");
        }
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            WatchPage next = watcher.watch(cursor);
            next.observations().forEach(observation -> seen.add(observation.recordId()));
            cursor = next.nextCursor();
        }
        assertThat(seen).isEqualTo(ids);
    }
}
