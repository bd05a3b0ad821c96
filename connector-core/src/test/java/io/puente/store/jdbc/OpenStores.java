package io.puente.store.jdbc;

import io.puente.store.AttentionList;
import io.puente.store.Backfill;
import io.puente.store.BodyRedactor;
import io.puente.store.CanonicalStore;
import io.puente.store.DriftStates;
import io.puente.store.Erasure;
import io.puente.store.IngestLog;
import io.puente.store.Leases;
import io.puente.store.MappingVersions;
import io.puente.store.MediaQueue;
import io.puente.store.Outbox;
import io.puente.store.RecentPeople;
import io.puente.store.RehearsalStandings;
import io.puente.store.Remaps;
import io.puente.store.TargetRegistry;
import io.puente.store.Tracing;
import io.puente.testkit.StoreUnderTest;
import java.time.Duration;

/** The stores as the contract kits want them. */
record OpenStores(JdbcStores stores) implements StoreUnderTest {
    @Override
    public IngestLog log() {
        return stores.log();
    }

    @Override
    public CanonicalStore canonical() {
        return stores.canonical();
    }

    @Override
    public Outbox outbox() {
        return stores.outbox();
    }

    @Override
    public Tracing tracing() {
        return stores.tracing();
    }

    @Override
    public Leases leases() {
        return stores.leases();
    }

    @Override
    public AttentionList attention() {
        return stores.attention();
    }

    @Override
    public MediaQueue media() {
        return stores.media();
    }

    @Override
    public TargetRegistry targets() {
        return stores.targets();
    }

    @Override
    public Backfill backfill() {
        return stores.backfill();
    }

    @Override
    public MappingVersions mappings() {
        return stores.mappings();
    }

    @Override
    public Remaps remaps() {
        return stores.remaps();
    }

    @Override
    public RecentPeople recent() {
        return stores.recent();
    }

    @Override
    public RehearsalStandings rehearsals() {
        return stores.rehearsals();
    }

    @Override
    public DriftStates drift() {
        return stores.drift();
    }

    @Override
    public Erasure erasure(BodyRedactor redactor) {
        return stores.erasure(redactor, Duration.ZERO);
    }

    @Override
    public void close() {
        stores.close();
    }
}
