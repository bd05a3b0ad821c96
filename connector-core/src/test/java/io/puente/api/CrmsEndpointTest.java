package io.puente.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.SchemaReader;
import io.puente.store.Backfill;
import io.puente.store.Lease;
import io.puente.store.OutboxTarget;
import io.puente.testkit.Canonical;
import io.puente.testkit.CanonicalWorld;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FakeOutbox;
import io.puente.testkit.MappingText;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrmsEndpointTest {
    private static final TargetId CRM = new TargetId("crm-a");
    private static final Lease LEASE = new Lease("drain:crm-a", 1, Instant.MAX);

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final CanonicalWorld world = new CanonicalWorld();
    private final FakeOutbox outbox = new FakeOutbox(new OutboxTarget(CRM, Duration.ZERO, Duration.ZERO), world, clock);
    private final TargetGate gate =
            new TargetGate(clock, new RetryPolicy(clock, new Random(1)), new PlainReasons(Locale.ENGLISH), 0.8);
    private int described;
    private int length = 80;
    private final SchemaReader schema = object -> {
        described++;
        return Optional.of(
                new SchemaReader.ObjectSchema(object, "Contact", List.of(text("Key", 40), text("Name", length))));
    };
    private final MetadataCache metadata = new MetadataCache(() -> Optional.of(schema), Duration.ofHours(1), clock);
    private final Switch route = new Switch();
    private final CrmsEndpoint endpoint = new CrmsEndpoint(
            clock,
            () -> List.of(new ManagedCrm(
                    CRM,
                    "recording",
                    new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults()),
                    mapping(),
                    metadata,
                    gate,
                    () -> outbox.depth(CRM, clock.instant()),
                    List.of("1001"),
                    new Filling(),
                    route)));

    private static MappingFile mapping() {
        String file =
                "version: 1\ncrm: recording\nobjects:\n  - name: contact\n    writes: Contact\n    from: contact\n"
                        + "    key: { field: Key, value: contact.key }\n    fields: { Name: { value: contact.displayName, max: 80 } }\n";
        return MappingText.read("mine.yaml", file, "recording");
    }

    private static SchemaReader.FieldSchema text(String name, int length) {
        return new SchemaReader.FieldSchema(
                name,
                name,
                SchemaReader.FieldType.TEXT,
                length,
                false,
                true,
                true,
                name.equals("Key"),
                false,
                List.of(),
                List.of());
    }

    private static final class Switch implements ManagedCrm.Switches {
        private boolean paused;

        @Override
        public boolean paused() {
            return paused;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }
    }

    private final class Filling implements ManagedCrm.BackfillSwitch {
        @Override
        public Optional<Backfill.Progress> progress() {
            return outbox.progress(CRM);
        }

        @Override
        public void restart() {
            outbox.restart(CRM);
        }
    }

    @Test
    void tellsTheNumbersAndNoBackfillWhereThereWasNone() {
        assertThat(endpoint.one("crm-a").numbers()).containsExactly("1001");
        assertThat(endpoint.one("crm-a").backfill()).isNull();
    }

    @Test
    void aBackfillBegunByHandShowsItsProgressAndPace() throws Exception {
        for (int person = 1; person <= 30; person++) {
            world.put(Canonical.person(person));
        }
        outbox.settle(
                LEASE,
                CRM,
                new io.puente.store.Outbox.Settlement(
                        List.of(),
                        outbox.due(CRM, clock.instant(), 100, Set.of()).stream()
                                .map(row -> io.puente.store.Outbox.Acknowledgement.of(row, row.dirty()))
                                .toList(),
                        List.of()));
        assertThat(endpoint.backfill("crm-a").backfill()).satisfies(b -> {
            assertThat(b.state()).isEqualTo("running");
            assertThat(b.people()).isEqualTo(30);
            assertThat(b.done()).isZero();
        });
        outbox.advance(LEASE, CRM, 10);
        assertThat(endpoint.one("crm-a").behind()).isZero();
        outbox.settle(
                LEASE,
                CRM,
                new io.puente.store.Outbox.Settlement(
                        List.of(),
                        outbox.backlog(CRM, clock.instant(), 100, Set.of()).stream()
                                .map(row -> io.puente.store.Outbox.Acknowledgement.of(row, row.dirty()))
                                .toList(),
                        List.of()));
        clock.advance(Duration.ofSeconds(30));
        assertThat(endpoint.one("crm-a").backfill()).satisfies(b -> {
            assertThat(b.done()).isEqualTo(10);
            assertThat(b.perMinute()).isEqualTo(20);
            assertThat(b.began()).isEqualTo(Canonical.START);
        });
    }

    @Test
    void aBackfillWaitsWhileNothingFlows() {
        outbox.restart(CRM);
        route.pause();
        assertThat(endpoint.one("crm-a").backfill().state()).isEqualTo("waiting");
        route.resume();
        gate.failed(Failure.of(FailureKind.THROTTLED, "429", "").withRetryAfter(Duration.ofSeconds(40)));
        assertThat(endpoint.one("crm-a").backfill().state()).isEqualTo("waiting");
    }

    @Test
    void aCheckTellsTheAgeOfWhatItKnowsAndAsksAnewOnDemand() throws Exception {
        assertThat(endpoint.mapping("crm-a", false).fits()).isTrue();
        clock.advance(Duration.ofMinutes(10));
        length = 20;
        assertThat(endpoint.mapping("crm-a", false)).satisfies(check -> {
            assertThat(check.fits()).isTrue();
            assertThat(check.metadataReadAt()).isEqualTo(Canonical.START);
        });
        assertThat(endpoint.mapping("crm-a", true)).satisfies(check -> {
            assertThat(check.problems()).singleElement().asString().contains("the field holds 20");
            assertThat(check.metadataReadAt()).isEqualTo(clock.instant());
        });
        assertThat(described).isEqualTo(2);
        clock.advance(Duration.ofHours(2));
        assertThat(endpoint.mapping("crm-a", false).metadataReadAt()).isEqualTo(clock.instant());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> endpoint.backfill("crm-z")).hasMessageContaining("crm-a");
    }
}
