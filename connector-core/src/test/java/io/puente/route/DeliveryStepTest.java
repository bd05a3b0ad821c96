package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RefusedRecord;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import io.puente.testkit.Canonical;
import io.puente.testkit.CanonicalWorld;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FakeOutbox;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import io.puente.testkit.SimpleMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a CRM refuses everything is told when it begins, not with every try. */
class DeliveryStepTest {
    private static final TargetId TARGET = new TargetId("crm-a");
    private static final Lease LEASE = new Lease("drain:crm-a", 1, Instant.MAX);

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final CanonicalWorld world = new CanonicalWorld();
    private final FakeOutbox outbox =
            new FakeOutbox(new OutboxTarget(TARGET, Duration.ofSeconds(1), Duration.ofSeconds(5)), world, clock);
    private final RecordingCrm crm = new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults());
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final PlainReasons reasons = new PlainReasons(Locale.ENGLISH);
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
    private final List<RefusedRecord> told = new ArrayList<>();
    private final DeliveryStep step =
            new DeliveryStep(delivery, crm, new TargetGate(clock, retries, reasons, 0.9), (failure, first) -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
                told.add(Objects.requireNonNull(first));
            });
    private int people;

    @AfterEach
    void stop() {
        delivery.close();
    }

    /** What deliveries meet, one after the other, and how often the listener is told in all. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1, MISCONFIGURED",
        "1, MISCONFIGURED MISCONFIGURED MISCONFIGURED",
        "2, MISCONFIGURED FINE MISCONFIGURED",
        "2, MISCONFIGURED FINE FINE MISCONFIGURED MISCONFIGURED",
        // The CRM went on refusing everything while it was away, as far as anybody knows.
        "1, MISCONFIGURED UNAVAILABLE MISCONFIGURED",
        "1, MISCONFIGURED THROTTLED UNAUTHORISED MISCONFIGURED",
        "1, MISCONFIGURED NOTHING MISCONFIGURED",
        "1, UNAVAILABLE MISCONFIGURED",
        // Bad data is taken note of by itself.
        "2, MISCONFIGURED INVALID_DATA MISCONFIGURED",
        "0, FINE UNAVAILABLE UNAUTHORISED THROTTLED INVALID_DATA NOTHING",
    })
    void tellsOncePerStanding(int times, String deliveries) throws Exception {
        for (String one : deliveries.split(" ")) {
            meets(one);
        }
        assertThat(told).hasSize(times);
    }

    @Test
    void namesARecordOfTheCallThatWasRefused() throws Exception {
        meets("MISCONFIGURED");
        assertThat(told)
                .containsExactly(
                        new RefusedRecord("contact", Canonical.contact(1).value()));
    }

    private void meets(String what) throws Exception {
        crm.faults().up();
        if (!what.equals("NOTHING")) {
            world.put(Canonical.person(++people));
        }
        switch (what) {
            case "FINE", "NOTHING" -> {}
            case "INVALID_DATA" ->
                crm.faults()
                        .refuse(Canonical.contact(people).value(), Failure.of(FailureKind.INVALID_DATA, "BAD", ""), -1);
            default -> crm.faults().down(Failure.of(FailureKind.valueOf(what), "X", ""));
        }
        clock.advance(Duration.ofHours(1));
        var exchange = new DefaultExchange(new DefaultCamelContext());
        var rows = what.equals("NOTHING") ? List.<DueRow>of() : due();
        exchange.getMessage().setBody(new DrainBatch(LEASE, rows));
        try {
            step.process(exchange);
        } catch (TargetFailure outage) {
            assertThat(outage.failure().kind()).isEqualTo(FailureKind.valueOf(what));
        }
    }

    private List<DueRow> due() {
        return outbox.due(TARGET, clock.instant(), 200, Set.of());
    }
}
