package io.puente.boot;

import io.puente.delivery.TargetGate;
import io.puente.drift.DriftReport;
import io.puente.fold.FoldWorker;
import io.puente.fold.Folder;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health per CRM and of the log. A CRM that is down does not make the gateway unhealthy: it goes on accepting, and an
 * orchestrator that restarted it would help nobody.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    HealthIndicator crmsHealthIndicator(Crms crms) {
        return () -> {
            var details = new TreeMap<String, Object>();
            for (Crm crm : crms.all()) {
                TargetGate.Status status = crm.gate().status();
                var one = new TreeMap<String, Object>();
                one.put("state", status.state().name());
                one.put("breaker", crm.breaker().getState().name());
                if (!status.reason().isEmpty()) {
                    one.put("reason", status.reason());
                }
                if (status.until() != null) {
                    one.put("until", status.until().toString());
                }
                crm.drift()
                        .latest()
                        .filter(report -> !report.clean())
                        .ifPresent(report -> one.put(
                                "mapping",
                                report.alarms().stream()
                                        .map(DriftReport.Alarm::text)
                                        .toList()));
                details.put(crm.id().value(), one);
            }
            return Health.up().withDetails(details).build();
        };
    }

    @Bean
    HealthIndicator logHealthIndicator(Folder folder, FoldWorker worker) {
        return () -> {
            FoldWorker.Health fold = worker.health();
            var health = fold.lastError() == null ? Health.up() : Health.down();
            health.withDetail("waiting", folder.lag())
                    .withDetail("worked", fold.folded())
                    .withDetail("active", fold.folding());
            if (fold.lastError() != null) {
                health.withDetail("error", fold.lastError());
            }
            return health.build();
        };
    }
}
