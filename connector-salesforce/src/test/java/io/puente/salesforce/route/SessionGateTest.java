package io.puente.salesforce.route;

import static io.puente.salesforce.route.CamelSalesforceTransportTest.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.salesforce.internal.SalesforceCall;
import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorReply;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionGateTest {
    private static final SalesforceCall WRITE =
            new SalesforceCall(Purpose.WRITE, "PATCH", "/services/data/v66.0/x", Map.of(), "{}");
    private static final int CALLERS = 20;

    private final WireStub wire = new WireStub();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CamelSalesforceTransport transport;

    @BeforeEach
    void connect() {
        camel.start();
        transport = wire.connect(camel, "gate", Map.of("max-concurrent-calls", "25"));
    }

    @AfterEach
    void stop() {
        transport.close();
        camel.stop();
        wire.close();
    }

    @Test
    void twentyParallelCallsWithAnExpiredTokenLogInOnce() throws Exception {
        transport.exchange(WRITE);
        for (int round = 1; round <= 5; round++) {
            wire.expireTokens();
            assertThat(inParallel()).isEmpty();
            assertThat(wire.logins).hasValue(1 + round);
        }
        assertThat(wire.received).hasSize(1 + 5 * CALLERS);
    }

    @Test
    void twentyFirstCallsLogInOnce() throws Exception {
        assertThat(inParallel()).isEmpty();
        assertThat(wire.logins).hasValue(1);
    }

    @Test
    void refusedRenewalIsSharedByThoseWhoWaitedForIt() throws Exception {
        transport.exchange(WRITE);
        wire.expireTokens();
        wire.loginRefusal = SimulatorReply.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"no\"}");
        // The answer leaves late, so that the others are waiting by then.
        wire.server.faults().on("POST", "/services/oauth2/token").play(Fault.delay(Duration.ofMillis(500)));

        List<FailureKind> kinds = inParallel();

        assertThat(kinds).hasSize(CALLERS).containsOnly(FailureKind.UNAUTHORISED);
        assertThat(wire.logins.get()).isLessThan(CALLERS);
    }

    @Test
    void freshTokenThatIsRefusedTooIsUnauthorised() throws Exception {
        wire.server.faults().on("PATCH", ".*").times(2).play(Fault.reply(401));

        fails(() -> transport.exchange(WRITE), FailureKind.UNAUTHORISED);
        assertThat(wire.logins).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant,       UNAUTHORISED",
        "400, invalid_client_id,   UNAUTHORISED",
        "400, rate_limit_exceeded, THROTTLED",
        "401, invalid_client,      UNAUTHORISED",
        "403, x,                   UNAUTHORISED",
        "429, x,                   THROTTLED",
        "500, x,                   UNAVAILABLE",
        "503, x,                   UNAVAILABLE",
        "200, x,                   UNAVAILABLE"
    })
    void loginThatFails(int status, String error, FailureKind kind) {
        wire.loginRefusal = SimulatorReply.json(
                status, "{\"error\":\"" + error + "\",\"error_description\":\"for someone@example.com\"}");

        fails(() -> transport.exchange(WRITE), kind)
                .withMessageNotContaining("wire-secret")
                .withMessageNotContaining("someone@example.com");
        assertThat(wire.received).isEmpty();
    }

    @Test
    void interruptEndsACallSoonAndIsKept() throws Exception {
        transport.exchange(WRITE);
        wire.server.faults().on("PATCH", ".*").play(Fault.delay(Duration.ofSeconds(20)));
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean kept = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                started.countDown();
                transport.exchange(WRITE);
            } catch (InterruptedException e) {
                kept.set(Thread.currentThread().isInterrupted());
            } catch (TargetFailure e) {
                throw new IllegalStateException(e);
            }
        });
        caller.start();
        started.await();
        caller.interrupt();
        caller.join(10_000);

        assertThat(caller.isAlive()).isFalse();
        assertThat(kept).isTrue();
    }

    @Test
    void closesTwiceAndLeavesNoThread() throws Exception {
        transport.exchange(WRITE);
        transport.close();
        transport.close();

        assertThat(camel.hasComponent("salesforce-gate")).isNull();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("salesforce-gate"));
    }

    private List<FailureKind> inParallel() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<List<FailureKind>>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(threads.submit(() -> {
                    go.await();
                    try {
                        transport.exchange(WRITE);
                        return List.<FailureKind>of();
                    } catch (TargetFailure e) {
                        return List.of(e.failure().kind());
                    }
                }));
            }
            go.countDown();
            List<FailureKind> failures = new ArrayList<>();
            for (Future<List<FailureKind>> call : calls) {
                failures.addAll(call.get());
            }
            return failures;
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
