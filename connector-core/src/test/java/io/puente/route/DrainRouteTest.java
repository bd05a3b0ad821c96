package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.Engagement;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.OutboxTarget;
import io.puente.testkit.Canonical;
import io.puente.testkit.CanonicalWorld;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FakeLeases;
import io.puente.testkit.FakeOutbox;
import io.puente.testkit.RecordingCrm;
import io.puente.testkit.SimpleMapping;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainRouteTest {
    private static final TargetId TARGET = new TargetId("crm-a");
    private static final Duration LINGER = Duration.ofMillis(20);

    private final Clock clock = Clock.systemUTC();
    private final CanonicalWorld world = new CanonicalWorld();
    private final FakeOutbox outbox =
            new FakeOutbox(new OutboxTarget(TARGET, LINGER, Duration.ofSeconds(1)), world, clock);
    private final FakeLeases leases = new FakeLeases(clock);
    private final RecordingCrm crm = new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults());
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final PlainReasons reasons = new PlainReasons(Locale.ENGLISH);
    private final TargetGate gate = new TargetGate(clock, retries, reasons, 0.9);
    private final DrainSignal signal = new DrainSignal();
    private final FakeLog log = new FakeLog();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Delivery delivery = new Delivery(new Delivery.Parts(
            TARGET,
            crm,
            CallPace.perSecond(0),
            () -> SimpleMapping.of(WhenMissing.WAIT),
            outbox,
            BusinessNumbers.UNKNOWN,
            DeliverySettings.DEFAULT,
            retries,
            reasons,
            new SimpleMeterRegistry(),
            clock));
    private CircuitBreaker breaker = CircuitBreaker.ofDefaults("none");

    @BeforeEach
    void start() throws Exception {
        context.addComponent(OutboxComponent.SCHEME, new OutboxComponent());
        context.addRoutes(new PipelineRoutes(new IngestStep(log)));
        var target = new DrainTarget(
                TARGET,
                outbox,
                outbox,
                leases,
                "node-1",
                crm,
                gate,
                new DrainPace(200, 2, LINGER, Duration.ofMillis(50), Duration.ofSeconds(30)),
                signal,
                clock);
        var routes = new TargetRoutes(context);
        breaker = routes.drain(target, new DeliveryStep(delivery, crm, gate));
        routes.http("crm-a", HttpConnection.DEFAULT);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        delivery.close();
    }

    private void person(int number) {
        world.put(Canonical.person(number));
        world.put(Canonical.engagement(number, Engagement.Status.OPEN));
        world.put(Canonical.message(number, 1));
        signal.changed();
    }

    @Test
    void whatTheFoldWroteReachesTheCrm() {
        for (int i = 1; i <= 20; i++) {
            person(i);
        }
        await().until(() -> crm.records("Message").size() == 20 && outbox.dirty() == 0);
        assertThat(crm.breaches()).isEmpty();
    }

    @Test
    void aSuspendedRoutePausesTheCrmAndGivesTheLeaseBack() throws Exception {
        await().until(() -> !leases.free("drain:crm-a"));
        context.getRouteController().suspendRoute("crm-drain-crm-a");
        await().until(() -> leases.free("drain:crm-a"));
        person(1);
        assertThat(context.getRouteController().getRouteStatus("crm-drain-crm-a"))
                .isEqualTo(ServiceStatus.Suspended);
        assertThat(crm.calls()).isEmpty();

        context.getRouteController().resumeRoute("crm-drain-crm-a");
        await().until(() -> crm.records("Message").size() == 1);
    }

    @Test
    void theBreakerCountsOutagesAndNoBadData() {
        crm.faults().refuse(Canonical.contact(1).value(), Failure.of(FailureKind.INVALID_DATA, "BAD", ""), -1);
        person(1);
        await().until(() -> outbox.dirty() == 0);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isPositive();

        crm.faults().down(Failure.of(FailureKind.UNAVAILABLE, "503", ""));
        person(2);
        await().until(() -> breaker.getMetrics().getNumberOfFailedCalls() > 0);
        crm.faults().up();
        await().until(() -> crm.records("Message").size() == 1);
        assertThat(outbox.dirty()).isZero();
    }

    @Test
    void anAcceptedWebhookIsInTheLogOrTheCallerGetsTheFailure() {
        var headers = java.util.Map.<String, Object>of(
                PuenteHeaders.SOURCE, "whatsapp", PuenteHeaders.RECEIVED_AT, 1_772_000_000_000L);
        try (var producer = context.createProducerTemplate()) {
            producer.sendBodyAndHeaders(
                    "direct:wa-ingest", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
            producer.sendBodyAndHeaders(
                    "direct:wa-ingest", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
            assertThat(log.entries()).hasSize(1);
            log.full(true);
            assertThat(producer.request("direct:wa-ingest", e -> {
                                e.getIn().setBody(new byte[] {1});
                                e.getIn().setHeaders(new java.util.HashMap<>(headers));
                            })
                            .getException())
                    .hasMessageContaining("no space left");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyRouteHasItsIdAndNoneHoldsAnythingInMemory() {
        assertThat(context.getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrder("wa-ingest", "crm-drain-crm-a", "crm-http-crm-a");
        List<String> schemes = context.getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .map(uri -> uri.substring(0, uri.indexOf(':')))
                .toList();
        assertThat(schemes).doesNotContain("seda", "vm", "disruptor", "disruptor-vm", "stub");
    }
}
