package io.puente.boot;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps resident memory near to what is used, without flags of the JVM or variables of glibc. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    SmartLifecycle nativeMemory() {
        var memory = new NativeMemory(ManagementFactory.getPlatformMBeanServer());
        var ticker = new Ticker("puente-memory", EVERY, memory::giveBack);
        return new Lifecycle(ticker::start, ticker::close);
    }
}
