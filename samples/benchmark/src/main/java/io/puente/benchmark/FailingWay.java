package io.puente.benchmark;

import io.puente.simulator.Fault;
import io.puente.simulator.Outage;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** How a CRM fails while the others are measured. */
enum FailingWay {
    REFUSED_CONNECTIONS(crm -> crm.server().outage(Outage.REFUSING)),
    HANGING_30_S(crm -> everyCall(crm, Fault.delay(Duration.ofSeconds(30)))),
    STATUS_503(crm -> everyCall(crm, Fault.reply(503))),
    STATUS_429(crm -> everyCall(crm, Fault.reply(429, Map.of("Retry-After", "2"), ""))),
    STATUS_401(crm -> everyCall(crm, Fault.reply(401))),
    RECORDS_REFUSED(crm -> crm.refuseRecords(true)),
    APPLIED_THEN_DROPPED(crm -> crm.server()
            .faults()
            .on("*", crm.dataPath())
            .when(request -> !request.method().equals("GET"))
            .times(Integer.MAX_VALUE)
            .play(Fault.applyThenDrop()));

    private final Consumer<SimulatedCrm> begin;

    FailingWay(Consumer<SimulatedCrm> begin) {
        this.begin = begin;
    }

    private static void everyCall(SimulatedCrm crm, Fault fault) {
        crm.server().faults().onAny().times(Integer.MAX_VALUE).play(fault);
    }

    void begin(SimulatedCrm crm) {
        begin.accept(crm);
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
