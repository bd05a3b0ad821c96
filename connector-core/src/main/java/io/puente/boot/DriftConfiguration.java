package io.puente.boot;

import io.puente.api.DriftEndpoint;
import io.puente.drift.DriftSchedule;
import io.puente.drift.DriftWatch;
import io.puente.drift.DriftWorker;
import io.puente.model.TargetId;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watching whether the CRMs' fields are still what the mappings need. */
@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

    @Bean
    DriftSchedule driftSchedule(PuenteSettings settings, Clock clock) {
        // The night is that of the machine, whatever zone the clock of the pipeline has.
        return new DriftSchedule(LocalTime.parse(settings.drift().at()), ZoneId.systemDefault(), clock);
    }

    @Bean(destroyMethod = "")
    DriftWorker driftWorker(DriftSchedule schedule, PuenteSettings settings) {
        return new DriftWorker(schedule, settings.drift().enabled());
    }

    @Bean
    SmartLifecycle driftLifecycle(DriftWorker worker) {
        return new Lifecycle(worker::start, worker::close);
    }

    @Bean
    DriftEndpoint driftEndpoint(Crms crms, DriftSchedule schedule) {
        return new DriftEndpoint(() -> watches(crms), schedule);
    }

    private static Map<TargetId, DriftWatch> watches(Crms crms) {
        Map<TargetId, DriftWatch> watches = new TreeMap<>();
        crms.all().forEach(crm -> watches.put(crm.id(), crm.drift()));
        return watches;
    }
}
