package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every implementation of leases must do, and that writes under an old lease are refused. */
public abstract class LeasesContract extends StoreContract {
    private static final Duration TERM = Duration.ofSeconds(10);

    private Optional<Lease> acquire(String holder) {
        return store.leases().acquire("watch:crm-a", holder, TERM);
    }

    @Test
    void oneHolderAtATime() {
        assertThat(acquire("node-1"))
                .hasValueSatisfying(lease ->
                        assertThat(lease.until()).isEqualTo(clock.instant().plus(TERM)));
        assertThat(acquire("node-2")).isEmpty();
        assertThat(store.leases().acquire("watch:crm-b", "node-2", TERM)).isPresent();
    }

    @Test
    void theHolderRenewsUnderTheSameToken() {
        Lease first = acquire("node-1").orElseThrow();
        clock.advance(Duration.ofSeconds(9));
        Lease renewed = acquire("node-1").orElseThrow();
        assertThat(renewed.token()).isEqualTo(first.token());
        clock.advance(Duration.ofSeconds(9));
        assertThat(acquire("node-2")).isEmpty();
    }

    @Test
    void aLeaseThatRanOutGoesToTheNextUnderAGreaterToken() {
        Lease first = acquire("node-1").orElseThrow();
        clock.advance(TERM);
        Lease second = acquire("node-2").orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(acquire("node-1")).isEmpty();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnceAndItsTokenIsDead() {
        store.targets().register(TARGET);
        Lease first = acquire("node-1").orElseThrow();
        store.leases().release(first);
        assertThatThrownBy(() -> store.targets().watchCursor(first, CRM, "7")).isInstanceOf(LeaseLost.class);
        assertThat(acquire("node-2"))
                .hasValueSatisfying(second -> assertThat(second.token()).isGreaterThan(first.token()));
    }

    @Test
    void releasingAnOldLeaseLeavesTheNewHolderAlone() {
        Lease first = acquire("node-1").orElseThrow();
        clock.advance(TERM);
        Lease second = acquire("node-2").orElseThrow();
        store.leases().release(first);
        assertThat(acquire("node-3")).isEmpty();
        assertThat(acquire("node-2"))
                .hasValueSatisfying(again -> assertThat(again.token()).isEqualTo(second.token()));
    }

    @Test
    void everyWriteUnderAnOldTokenIsRefused() {
        store.targets().register(TARGET);
        Lease old = new Lease(drain.name(), drain.token() - 1, drain.until());
        assertThatThrownBy(() -> store.outbox().markAttempts(old, CRM, List.of()))
                .isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> store.targets().watchCursor(old, CRM, "7")).isInstanceOf(LeaseLost.class);
        Lease never = new Lease("nobody", 1, drain.until());
        assertThatThrownBy(() -> store.canonical().commit(never, new FoldBatch(1).build()))
                .isInstanceOf(LeaseLost.class);
    }
}
