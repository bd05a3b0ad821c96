package io.puente.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code puente.mapping.drift}: what does not fit, per CRM. */
public final class DriftMetrics {

    private DriftMetrics() {}

    public static void bind(DriftWatch watch, MeterRegistry meters) {
        Gauge.builder("puente.mapping.drift", watch, DriftWatch::problems)
                .description("What the CRM would refuse of what the mapping writes, as the last look found it")
                .tag("crm", watch.target().value())
                .register(meters);
    }
}
