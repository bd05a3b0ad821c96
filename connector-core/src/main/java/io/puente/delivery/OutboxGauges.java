package io.puente.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.puente.model.TargetId;
import io.puente.store.Backfill;
import io.puente.store.Backfill.Progress;
import io.puente.store.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Depth, age and attention of one CRM's outbox and its back-fill as gauges; the store is asked at most every few seconds. Thread-safe. */
public final class OutboxGauges {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final TargetId target;
    private final Outbox outbox;
    private final Backfill backfill;
    private final Clock clock;
    private @Nullable Seen last;
    private Instant askedAt = Instant.MIN;

    private record Seen(Outbox.Depth depth, Optional<Backfill.Progress> backfill) {}

    public OutboxGauges(TargetId target, Outbox outbox, Backfill backfill, Clock clock) {
        this.target = target;
        this.outbox = outbox;
        this.backfill = backfill;
        this.clock = clock;
    }

    /** The registry holds this object only weakly: keep it. */
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "puente.outbox.dirty", "People the CRM is behind for", s -> s.depth.dirtyRows());
        gauge(registry, "puente.outbox.attention", "Records that need attention", s -> s.depth.needingAttention());
        gauge(registry, "puente.outbox.age.seconds", "Age of the oldest change the CRM lacks", s -> age(s.depth));
        gauge(registry, "puente.backfill.people", "People of the last back-fill", s -> backfill(s, Progress::people));
        gauge(registry, "puente.backfill.done", "Of them those that are done", s -> backfill(s, Progress::done));
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Seen> value) {
        Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.seen()))
                .description(description)
                .tag("target", target.value())
                .register(registry);
    }

    private static double backfill(Seen seen, ToLongFunction<Progress> value) {
        return seen.backfill
                .map(progress -> (double) value.applyAsLong(progress))
                .orElse(0.0);
    }

    private double age(Outbox.Depth depth) {
        Instant oldest = depth.oldestDirty();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    private synchronized Seen seen() {
        Instant now = clock.instant();
        Seen seen = last;
        if (seen == null || askedAt.plus(FRESH).isBefore(now)) {
            seen = new Seen(outbox.depth(target, now), backfill.progress(target));
            last = seen;
            askedAt = now;
        }
        return seen;
    }
}
