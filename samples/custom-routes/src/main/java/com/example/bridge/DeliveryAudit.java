package com.example.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.puente.route.PuenteHeaders;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One line and one measurement per delivery: which CRM, how many people, how it went. Thread-safe. */
@Component
class DeliveryAudit {

    static final String METER = "bridge.deliveries";

    private static final Logger log = LoggerFactory.getLogger("bridge.audit");
    private static final String STARTED = "bridge.started";

    private final MeterRegistry meters;

    DeliveryAudit(MeterRegistry meters) {
        this.meters = meters;
    }

    void begins(Exchange exchange) {
        exchange.setProperty(STARTED, Timer.start(meters));
    }

    void ended(Exchange exchange) {
        String crm = exchange.getMessage().getHeader(PuenteHeaders.TARGET, String.class);
        String how = exchange.getProperty(Exchange.EXCEPTION_CAUGHT) == null ? "done" : "failed";
        exchange.getProperty(STARTED, Timer.Sample.class).stop(meters.timer(METER, "crm", crm, "how", how));
        log.info("{}: {} people, {}", crm, exchange.getMessage().getHeader(PuenteHeaders.PEOPLE), how);
    }
}
