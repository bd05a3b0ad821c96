package io.puente.testkit;

import io.puente.model.TargetId;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.OutboxTarget;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the kits of the ports to storage share: a store, a clock, leases for the fold and one CRM. */
public abstract class StoreContract {
    protected static final TargetId CRM = new TargetId("crm-a");
    protected static final Duration LINGER = Duration.ofSeconds(1);
    protected static final Duration MAX_AGE = Duration.ofSeconds(5);
    protected static final OutboxTarget TARGET = new OutboxTarget(CRM, LINGER, MAX_AGE);

    protected final MovableClock clock = new MovableClock(Canonical.START);
    protected StoreUnderTest store;
    protected Lease fold;
    protected Lease drain;

    /** A new, empty store. */
    protected abstract StoreUnderTest open(MovableClock clock) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open(clock);
        fold = store.lease("fold");
        drain = store.lease("drain:" + CRM);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    protected void commit(FoldBatch batch) throws LeaseLost {
        store.canonical().commit(fold, batch.build());
    }
}
