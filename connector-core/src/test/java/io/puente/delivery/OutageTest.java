package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.testkit.Canonical;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {
    /** 500 people with 4 messages each; every message then gets 4 delivery states: 10,000 changes. */
    @Test
    void callsAfterALongOutageAreBoundedByRecordsNotByEvents() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.crm.faults().down(Failure.of(FailureKind.UNAVAILABLE, "503", ""));
            for (int i = 1; i <= 500; i++) {
                bench.person(i, 4);
            }
            var states = new DeliveryState[] {
                DeliveryState.QUEUED, DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ
            };
            for (DeliveryState state : states) {
                for (int i = 1; i <= 500; i++) {
                    for (int m = 1; m <= 4; m++) {
                        bench.world.put(Canonical.message(i, m, "Text", Canonical.engagementKey(i), state));
                    }
                }
                bench.clock.advance(Duration.ofHours(18));
                bench.deliver();
            }
            bench.crm.forgetCalls();
            bench.crm.faults().up();
            bench.drain();

            // 500 contacts, 500 cases and 2,000 messages in batches of 200, over a few deliveries of 200 people.
            assertThat(bench.crm.calls().size()).isLessThanOrEqualTo(60);
            assertThat(bench.crm.records("Message"))
                    .hasSize(2000)
                    .allMatch(r -> r.field("State").equals("READ"));
            assertThat(bench.outbox.dirty()).isZero();
        }
    }
}
