package io.puente.drift;

import io.puente.mapping.MappingFile;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.AttentionList;
import io.puente.store.CrmLink;
import io.puente.store.jdbc.JdbcStores;
import io.puente.testkit.Canonical;
import io.puente.testkit.DescribedCrm;
import io.puente.testkit.MappingText;
import io.puente.testkit.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One CRM that is watched, over a real store. */
final class DriftBench implements AutoCloseable, AttentionList {
    static final TargetId CRM = new TargetId("crm-a");

    static final String FILE = """
            version: 1
            crm: test
            objects:
              - name: contact
                writes: Contact
                from: contact
                key: { field: Key, value: contact.key }
                fields:
                  Name: { value: contact.displayName, max: 80 }
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                references: {}
                fields:
                  Subject: { value: engagement.subject, max: 80 }
                  Status: { value: engagement.status, map: { OPEN: New, CLOSED: Closed }, unmapped: reject }
            """;

    final MovableClock clock = new MovableClock(Canonical.START);
    final DescribedCrm crm = new DescribedCrm();
    final JdbcStores stores;
    final MetadataCache metadata = new MetadataCache(() -> Optional.of(crm), Duration.ofHours(1), clock);
    final List<Parked> parked = new ArrayList<>();
    MappingFile mapping = mapping(FILE);

    DriftBench(Path data) {
        stores = JdbcStores.sqlite(data, clock);
        crm.key("Contact", "Key").text("Contact", "Name", 80);
        crm.key("Case", "Key").text("Case", "Subject", 255).text("Case", "Unused", 255);
        crm.picklist("Case", "Status", "New", "Closed", "Working");
    }

    DriftWatch watch(String holder) {
        return new DriftWatch(
                new DriftParts(CRM, () -> mapping, metadata, this, stores.drift(), stores.leases(), holder, clock));
    }

    /** A record of ours that the CRM refused. */
    void park(String object, String key, String reason, Instant since) {
        parked.add(new Parked(
                CRM,
                new CrmLink(
                        object,
                        key,
                        new ContactKey("abcdefghijklmnopqrstuvwxyz"),
                        null,
                        null,
                        1,
                        CrmLink.State.PARKED,
                        true,
                        1,
                        "INVALID_DATA",
                        "400",
                        reason,
                        null,
                        since,
                        null,
                        null)));
    }

    static MappingFile mapping(String text) {
        return MappingText.read("mine.yaml", text, "test");
    }

    @Override
    public List<Parked> list(Filter filter, int limit) {
        return parked.stream()
                .filter(one -> one.link().object().equals(filter.object()))
                .toList();
    }

    @Override
    public Map<TargetId, List<Count>> counts() {
        return Map.of();
    }

    @Override
    public int replay(Filter filter, Instant now) {
        return 0;
    }

    @Override
    public void takenUp(long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UnreadableItem> unreadable(int limit) {
        return List.of();
    }

    @Override
    public void close() {
        stores.close();
    }
}
