package io.puente.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.puente.model.TargetId;
import io.puente.spi.CallMeter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts a CRM's calls as {@code puente.crm.calls} by target and purpose. Thread-safe. */
public final class CrmCallMetrics implements CallMeter {
    private final Map<Purpose, Counter> counters = new EnumMap<>(Purpose.class);

    public CrmCallMetrics(MeterRegistry registry, TargetId target) {
        for (Purpose purpose : Purpose.values()) {
            counters.put(
                    purpose,
                    Counter.builder("puente.crm.calls")
                            .description("Calls to the CRM, by what they were for")
                            .tag("target", target.value())
                            .tag("purpose", purpose.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    @Override
    public void called(Purpose purpose) {
        Counter counter = counters.get(purpose);
        if (counter != null) {
            counter.increment();
        }
    }
}
