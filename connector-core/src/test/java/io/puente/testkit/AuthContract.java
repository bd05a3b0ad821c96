package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ChangeResult;
import io.puente.spi.FailureKind;
import io.puente.testkit.WriteFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: logging in, and doing so again. */
public interface AuthContract extends ContractWorld {

    @Test
    default void anExpiredTokenIsRenewedOnceAndTheCallRepeated() throws Exception {
        if (!has(Behaviour.RENEWABLE_TOKEN)) {
            return;
        }
        apply(parent("before"));
        fake().nextWrites(WriteFault.of(Kind.EXPIRED_TOKEN));

        apply(parent("aa"));

        assertThat(fake().logins()).isEqualTo(2);
        assertThat(fake().records(schema().parent())).hasSize(2);
    }

    @Test
    default void aRefusedLoginIsUnauthorised() {
        fake().refuseLogins();

        assertThat(failureOf(parent("aa")).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(fake().records(schema().parent())).isEmpty();
    }

    @Test
    default void aRefusedRenewalIsUnauthorised() throws Exception {
        if (!has(Behaviour.RENEWABLE_TOKEN)) {
            return;
        }
        apply(parent("before"));
        fake().expireTokens();
        fake().refuseLogins();

        assertThat(failureOf(parent("aa")).kind()).isEqualTo(FailureKind.UNAUTHORISED);
    }

    @Test
    default void parallelCallsRenewOnce() throws Exception {
        if (!has(Behaviour.RENEWABLE_TOKEN)) {
            return;
        }
        apply(parent("before"));
        fake().expireTokens();
        int callers = connector().capabilities().maxConcurrentCalls();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<List<ChangeResult>>> writes = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Change change = parent("p" + (char) ('a' + i));
                writes.add(threads.submit(() -> {
                    go.await();
                    return write(change);
                }));
            }
            go.countDown();
            for (Future<List<ChangeResult>> write : writes) {
                ContractWorld.applied(write.get().get(0));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fake().logins()).isEqualTo(2);
        assertThat(fake().records(schema().parent())).hasSize(1 + callers);
    }

    @Test
    default void theProbeProvesTheCredentials() throws Exception {
        connector().probe();

        assertThat(fake().logins()).isEqualTo(has(Behaviour.RENEWABLE_TOKEN) ? 1 : 0);
    }
}
