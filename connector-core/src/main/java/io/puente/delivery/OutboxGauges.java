package io.puente.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.puente.model.TargetId;
import io.puente.store.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Depth, age and attention of one CRM's outbox as gauges; the store is asked at most every few seconds. Thread-safe. */
public final class OutboxGauges {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final TargetId target;
    private final Outbox outbox;
    private final Clock clock;
    private Outbox.@Nullable Depth last;
    private Instant askedAt = Instant.MIN;

    public OutboxGauges(TargetId target, Outbox outbox, Clock clock) {
        this.target = target;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The registry holds this object only weakly: keep it. */
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "puente.outbox.dirty", "People the CRM is behind for", Outbox.Depth::dirtyRows);
        gauge(registry, "puente.outbox.attention", "Records that need attention", Outbox.Depth::needingAttention);
        gauge(registry, "puente.outbox.age.seconds", "Age of the oldest change the CRM lacks", this::age);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Outbox.Depth> value) {
        Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.depth()))
                .description(description)
                .tag("target", target.value())
                .register(registry);
    }

    private double age(Outbox.Depth depth) {
        Instant oldest = depth.oldestDirty();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    private synchronized Outbox.Depth depth() {
        Instant now = clock.instant();
        Outbox.Depth depth = last;
        if (depth == null || askedAt.plus(FRESH).isBefore(now)) {
            depth = outbox.depth(target, now);
            last = depth;
            askedAt = now;
        }
        return depth;
    }
}
