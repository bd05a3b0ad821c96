package io.puente.boot;

import io.puente.api.ParityEndpoint;
import io.puente.model.TargetId;
import io.puente.parity.ParityWords;
import io.puente.parity.ParityWorker;
import io.puente.route.DrainSignal;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Comparing CRMs with what they are meant to hold. A comparison that the last process left under way goes on. */
@Configuration(proxyBeanMethods = false)
class ParityConfiguration {

    @Bean
    ParityEndpoint parityEndpoint(Crms crms, PuenteSettings settings, DrainSignal signal) {
        return new ParityEndpoint(() -> workers(crms), new ParityWords(settings.language()), signal::changed);
    }

    @Bean
    SmartLifecycle parityLifecycle(Crms crms) {
        return new Lifecycle(
                () -> crms.all().forEach(crm -> crm.parity().resume()),
                () -> crms.all().forEach(crm -> crm.parity().close()));
    }

    private static Map<TargetId, ParityWorker> workers(Crms crms) {
        Map<TargetId, ParityWorker> workers = new TreeMap<>();
        crms.all().forEach(crm -> workers.put(crm.id(), crm.parity()));
        return workers;
    }
}
