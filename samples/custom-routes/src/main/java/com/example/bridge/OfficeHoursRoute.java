package com.example.bridge;

import io.puente.model.TargetId;
import io.puente.route.RouteIds;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RouteController;
import org.springframework.stereotype.Component;

/**
 * Holds deliveries outside office hours by suspending {@code crm-drain-<crm>}: what is under way ends, and what comes in
 * meanwhile is kept and delivered in the morning. An interceptor that stops single deliveries would not do: their people
 * stay due and would be taken again at once.
 */
@Component
class OfficeHoursRoute extends RouteBuilder {

    private final OfficeHours hours;
    private final InstantSource clock;
    private boolean open = true;

    OfficeHoursRoute(OfficeHours hours, InstantSource clock) {
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from("timer:bridge-office-hours?delay=0&period={{bridge.office-hours.check-every}}&includeMetadata=false")
                .routeId("bridge-office-hours")
                .process(this::turn);
    }

    /** Acts only when the hours begin or end, so that a CRM that an operator has paused meanwhile stays paused. */
    private void turn(Exchange exchange) throws Exception {
        boolean now = hours.at(clock.instant());
        if (now == open) {
            return;
        }
        RouteController routes = exchange.getContext().getRouteController();
        for (String crm : hours.hold()) {
            String id = RouteIds.drain(new TargetId(crm));
            if (now) {
                routes.resumeRoute(id);
            } else {
                routes.suspendRoute(id);
            }
        }
        open = now;
    }
}
