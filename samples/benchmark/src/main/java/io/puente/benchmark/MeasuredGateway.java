package io.puente.benchmark;

import io.puente.gateway.PuenteGateway;
import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway as it is; with {@code benchmark.log=off} its log forgets everything, which shows what the log costs. */
final class MeasuredGateway {

    private MeasuredGateway() {}

    public static void main(String[] args) {
        var application = new SpringApplication(PuenteGateway.class, LogSwitch.class);
        application.setDefaultProperties(Map.of("puente.demo.scratch", ""));
        application.run(args);
    }

    @Configuration(proxyBeanMethods = false)
    static class LogSwitch {

        @Bean
        @ConditionalOnProperty(name = "benchmark.log", havingValue = "off")
        IngestLog forgetfulLog() {
            return new ForgetfulLog();
        }
    }

    /** Accepts and forgets. */
    static final class ForgetfulLog implements IngestLog {
        @Override
        public boolean append(LogEntry entry) {
            return true;
        }

        @Override
        public List<LogRecord> read(long afterSequence, int limit) {
            return List.of();
        }

        @Override
        public long lastSequence() {
            return 0;
        }

        @Override
        public void onAppend(Runnable listener) {}

        @Override
        public void close() {}
    }
}
