package io.puente.salesforce.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.salesforce.internal.SalesforceCall;
import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorReply;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CamelSalesforceTransportTest {
    private static final SalesforceCall WRITE = new SalesforceCall(
            Purpose.WRITE, "PATCH", "/services/data/v66.0/x", Map.of("Sforce-Auto-Assign", "FALSE"), "{\"a\":\"ñ😀\"}");
    private static final SalesforceCall READ =
            new SalesforceCall(Purpose.READ, "GET", "/services/data/v66.0/query?q=a%20b", Map.of(), null);

    private final WireStub wire = new WireStub();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CamelSalesforceTransport transport;

    @BeforeEach
    void connect() {
        camel.start();
        transport = wire.connect(camel, "wire", Map.of());
    }

    @AfterEach
    void stop() {
        transport.close();
        camel.stop();
        wire.close();
    }

    @Test
    void sendsPathBodyAndHeadersAsGiven() throws Exception {
        transport.exchange(WRITE);
        transport.exchange(READ);

        var write = wire.received.remove();
        assertThat(write.method()).isEqualTo("PATCH");
        assertThat(write.path()).isEqualTo("/services/data/v66.0/x");
        assertThat(write.text()).isEqualTo("{\"a\":\"ñ😀\"}");
        assertThat(write.header("Sforce-Auto-Assign")).contains("FALSE");
        assertThat(wire.received.remove().query("q")).contains("a b");
        assertThat(wire.logins).hasValue(1);
    }

    @Test
    void showsStatusBodyAndEveryHeaderOfARefusal() throws Exception {
        wire.replies.add(SimulatorReply.json(429, "[{\"errorCode\":\"X\"}]").header("Retry-After", "7"));
        wire.replies.add(SimulatorReply.empty(503));
        wire.replies.add(SimulatorReply.json(404, "[{\"errorCode\":\"NOT_FOUND\"}]"));

        HttpReply throttled = transport.exchange(WRITE);
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.headers()).containsEntry("Retry-After", "7");
        assertThat(new String(throttled.body())).contains("\"X\"");
        assertThat(transport.exchange(WRITE).status()).isEqualTo(503);
        assertThat(new String(transport.exchange(READ).body())).contains("NOT_FOUND");
    }

    @Test
    void headersOfACallersExchangeHaveNoEffect() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outside").process(exchange -> transport.exchange(WRITE));
            }
        });
        var outside = Map.<String, Object>of(
                "rawPath", "/evil",
                "rawMethod", "DELETE",
                "sObjectQuery", "SELECT Id FROM User",
                "sObjectName", "User",
                "apexUrl", "evil",
                "CamelHttpUri", "http://127.0.0.1:1/evil",
                "Sforce-Auto-Assign", "TRUE",
                "x-sfdc-evil", "1");

        camel.createProducerTemplate().requestBodyAndHeaders("direct:outside", "body of the caller", outside);

        var request = wire.received.remove();
        assertThat(request.method() + " " + request.path()).isEqualTo("PATCH /services/data/v66.0/x");
        assertThat(request.text()).isEqualTo("{\"a\":\"ñ😀\"}");
        assertThat(request.header("Sforce-Auto-Assign")).contains("FALSE");
        assertThat(request.header("x-sfdc-evil")).isEmpty();
        assertThat(request.query()).isEmpty();
        assertThat(wire.received).isEmpty();
    }

    @Test
    void unreachableHostIsUnavailable() {
        transport.close();
        String closedPort = "http://127.0.0.1:" + unusedPort();
        transport = wire.connect(camel, "away", Map.of("login-url", closedPort));

        fails(() -> transport.exchange(WRITE), FailureKind.UNAVAILABLE);
    }

    @Test
    void lostAnswersLeaveAWriteInDoubtAndAReadUnavailable() throws Exception {
        for (Fault fault : new Fault[] {Fault.refuse(), Fault.applyThenDrop(), Fault.cutBodyAt(1)}) {
            wire.server.faults().on("*", "/services/data.*").times(2).play(fault);
            fails(() -> transport.exchange(WRITE), FailureKind.UNKNOWN_OUTCOME);
            fails(() -> transport.exchange(READ), FailureKind.UNAVAILABLE);
        }
        assertThat(wire.server.faults().unused()).isEmpty();
    }

    @Test
    void slowAnswerIsInDoubtAfterTheTimeOut() throws Exception {
        transport.close();
        transport = wire.connect(camel, "slow", Map.of("request-timeout", "300ms"));
        transport.exchange(READ);
        wire.server.faults().on("PATCH", ".*").play(Fault.delay(Duration.ofSeconds(3)));

        fails(() -> transport.exchange(WRITE), FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void answerBeyondTheLimitIsInDoubt() {
        transport.close();
        transport = wire.connect(camel, "large", Map.of("max-reply-mebibytes", "1"));
        wire.replies.add(SimulatorReply.json(200, "\"" + "x".repeat(1_100_000) + "\""));

        fails(() -> transport.exchange(WRITE), FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void sixMebibytesArrive() throws Exception {
        wire.replies.add(SimulatorReply.json(200, "\"" + "x".repeat(6 << 20) + "\""));

        assertThat(transport.exchange(READ).body()).hasSize((6 << 20) + 2);
    }

    @Test
    void severalOrganisationsWorkAtOnce() throws Exception {
        try (WireStub other = new WireStub();
                CamelSalesforceTransport second = other.connect(camel, "other", Map.of())) {
            transport.exchange(WRITE);
            second.exchange(READ);
            assertThat(other.received).hasSize(1);
            assertThat(wire.received).hasSize(1);
        }
    }

    static ThrowableAssertAlternative<TargetFailure> fails(ThrowingCallable call, FailureKind kind) {
        return assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(call)
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(kind));
    }

    static int unusedPort() {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
