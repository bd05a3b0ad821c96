package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.TargetId;
import io.puente.store.DriftStates;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was seen of each CRM's fields, kept by the node that looks. */
public abstract class DriftStatesContract extends StoreContract {
    private static final TargetId OTHER = new TargetId("crm-b");
    private static final Duration TERM = Duration.ofMinutes(5);

    private Lease lease;

    @BeforeEach
    void look() {
        lease = acquire("node-1");
    }

    private Lease acquire(String node) {
        return store.leases().acquire("drift:" + CRM, node, TERM).orElseThrow();
    }

    private DriftStates states() {
        return store.drift();
    }

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        assertThat(states().document(CRM)).isEmpty();
    }

    @Test
    void theNewestDocumentIsKeptAsItWasGiven() throws Exception {
        states().keep(lease, CRM, "first");
        String newest = "{\"says\":\"'Descripci\u00f3n' \uD83D\uDE42\"," + "\"pad\":\"" + "x".repeat(200_000) + "\"}";
        states().keep(lease, CRM, newest);
        states().keep(lease, CRM, newest);
        assertThat(states().document(CRM)).contains(newest);
    }

    @Test
    void eachCrmHasItsOwn() throws Exception {
        states().keep(lease, CRM, "one");
        assertThat(states().document(OTHER)).isEmpty();
        Lease other = store.leases().acquire("drift:" + OTHER, "node-1", TERM).orElseThrow();
        states().keep(other, OTHER, "another");
        assertThat(states().document(CRM)).contains("one");
        assertThat(states().document(OTHER)).contains("another");
    }

    @Test
    void whoLostTheLeaseKeepsNothing() throws Exception {
        states().keep(lease, CRM, "mine");
        clock.advance(TERM.plusSeconds(1));
        Lease theirs = acquire("node-2");
        assertThatThrownBy(() -> states().keep(lease, CRM, "late")).isInstanceOf(LeaseLost.class);
        assertThat(states().document(CRM)).contains("mine");
        states().keep(theirs, CRM, "theirs");
        assertThat(states().document(CRM)).contains("theirs");
    }

    @Test
    void aLeaseThatWasGivenBackIsNoneAnyMore() {
        store.leases().release(lease);
        Lease theirs = acquire("node-2");
        assertThatThrownBy(() -> states().keep(lease, CRM, "late")).isInstanceOf(LeaseLost.class);
        assertThat(theirs.token()).isGreaterThan(lease.token());
        assertThat(states().document(CRM)).isEmpty();
    }
}
