package io.puente.boot;

import io.puente.fold.FoldWorker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background threads: they start when everything is wired and stop before the stores close. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    MediaSignal mediaSignal() {
        return new MediaSignal();
    }

    @Bean
    @ConditionalOnProperty(name = "puente.fold.enabled", matchIfMissing = true)
    SmartLifecycle foldLifecycle(FoldWorker worker) {
        return new Lifecycle(worker::start, worker::close);
    }
}
