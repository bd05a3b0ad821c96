package io.puente.benchmark;

import io.puente.simulator.Fault;
import io.puente.simulator.Outage;
import io.puente.simulator.SimulatorServer;
import java.time.Duration;
import java.util.Map;

/** How a CRM fails while the others are measured. */
enum FailingWay {
    REFUSED_CONNECTIONS {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.outage(Outage.REFUSING);
        }
    },
    HANGING_30_S {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.faults().onAny().times(EVERY).play(Fault.delay(Duration.ofSeconds(30)));
        }
    },
    STATUS_503 {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.faults().onAny().times(EVERY).play(Fault.reply(503));
        }
    },
    STATUS_429 {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.faults().onAny().times(EVERY).play(Fault.reply(429, Map.of("Retry-After", "2"), ""));
        }
    },
    STATUS_401 {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.faults().onAny().times(EVERY).play(Fault.reply(401));
        }
    },
    RECORDS_REFUSED {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            crm.refuseRecords(true);
        }
    },
    APPLIED_THEN_DROPPED {
        @Override
        void begin(SimulatedCrm crm, SimulatorServer server) {
            server.faults()
                    .on("*", crm.dataPath())
                    .when(request -> !request.method().equals("GET"))
                    .times(EVERY)
                    .play(Fault.applyThenDrop());
        }
    };

    private static final int EVERY = Integer.MAX_VALUE;

    abstract void begin(SimulatedCrm crm, SimulatorServer server);

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
