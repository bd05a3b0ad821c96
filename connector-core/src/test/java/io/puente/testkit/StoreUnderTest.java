package io.puente.testkit;

import io.puente.store.AttentionList;
import io.puente.store.Backfill;
import io.puente.store.BodyRedactor;
import io.puente.store.CanonicalStore;
import io.puente.store.DriftStates;
import io.puente.store.Erasure;
import io.puente.store.IngestLog;
import io.puente.store.Lease;
import io.puente.store.Leases;
import io.puente.store.MappingVersions;
import io.puente.store.MediaQueue;
import io.puente.store.Outbox;
import io.puente.store.RecentPeople;
import io.puente.store.RehearsalStandings;
import io.puente.store.Remaps;
import io.puente.store.TargetRegistry;
import io.puente.store.Tracing;
import java.time.Duration;

/** An implementation of the ports to storage, empty when a contract kit gets it. */
public interface StoreUnderTest extends AutoCloseable {
    IngestLog log();

    CanonicalStore canonical();

    Outbox outbox();

    Tracing tracing();

    Leases leases();

    AttentionList attention();

    MediaQueue media();

    TargetRegistry targets();

    Backfill backfill();

    RecentPeople recent();

    MappingVersions mappings();

    Remaps remaps();

    DriftStates drift();

    RehearsalStandings rehearsals();

    /** One that does not wait for the fold. */
    Erasure erasure(BodyRedactor redactor);

    @Override
    void close();

    /** The lease, which must be free. */
    default Lease lease(String name) {
        return leases().acquire(name, "this test", Duration.ofHours(100)).orElseThrow();
    }
}
