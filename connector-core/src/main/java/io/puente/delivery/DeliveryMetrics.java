package io.puente.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.puente.model.TargetId;
import io.puente.spi.Failure;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters of one CRM's delivery: {@code puente.delivery.records} by object and outcome, {@code puente.delivery.parked} by
 * failure kind and the CRM's code, {@code puente.delivery.lag} from the first change to its acknowledgement. Thread-safe.
 */
final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final String target;
    private final Timer lag;
    // Looking a meter up by tags costs more than mapping a record.
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    DeliveryMetrics(MeterRegistry registry, TargetId target) {
        this.registry = registry;
        this.target = target.value();
        this.lag = Timer.builder("puente.delivery.lag")
                .description("From the first change of a person to its acknowledgement by the CRM")
                .tag("target", this.target)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    void record(String object, Tally.Outcome outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        counters.computeIfAbsent(
                        object + " " + name,
                        key -> registry.counter(
                                "puente.delivery.records", "target", target, "object", object, "outcome", name))
                .increment();
    }

    void parked(Failure failure) {
        registry.counter(
                        "puente.delivery.parked",
                        "target",
                        target,
                        "kind",
                        failure.kind().name().toLowerCase(Locale.ROOT),
                        "code",
                        failure.vendorCode())
                .increment();
    }

    void lag(Duration passed) {
        lag.record(passed.isNegative() ? Duration.ZERO : passed);
    }
}
