package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Fault;
import io.puente.simulator.Outage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRMs that are added to the settings of a gateway with a history get all of it, while people go on writing. */
class NewTargetTest {
    private static final int PEOPLE = 400;
    private static final int HISTORY = 1_200;
    private static final int LIVE = 100;
    /** The new CRMs answer late, so that there is a middle of their back-fill. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private final GatewayAddress address = new GatewayAddress();

    @TempDir
    Path folder;

    @Test
    void theHistoryIsInTheNewCrmsToo() throws Exception {
        try (var platforms = Platforms.start();
                var load = new Load(platforms, address, PEOPLE, 4, new Random(20260301))) {
            try (var gateway = GatewayProcess.start(folder, platforms.settings())) {
                new Standing(gateway.uri()).provision();
                address.set(gateway.uri());
                write(load, HISTORY);
                new Standing(gateway.uri()).awaitAllDelivered(Duration.ofMinutes(1));
                address.set(null);
            }
            List<CrmSide> added = List.of(platforms.service(), platforms.desk());
            added.forEach(crm -> crm.nextWrites(10_000, Fault.delay(SLOW)));
            String[] began = killedInTheMiddle(platforms, load, added);

            added.forEach(crm -> crm.server().faults().clear());
            try (var gateway = GatewayProcess.start(folder, platforms.settings(platforms.crms()))) {
                address.set(gateway.uri());
                load.allow(LIVE);
                load.finish(Duration.ofMinutes(1));
                for (int i = 0; i < began.length; i++) {
                    String crm = added.get(i).name();
                    await("the back-fill of " + crm)
                            .atMost(Duration.ofMinutes(2))
                            .until(
                                    () -> backfill(gateway.uri(), crm)
                                            .path("state")
                                            .asText(),
                                    "done"::equals);
                    // The one that was killed, not another one from the start.
                    assertThat(backfill(gateway.uri(), crm).path("began").asText())
                            .isEqualTo(began[i]);
                }
                Standing.of(gateway.uri(), platforms.crms()).awaitAllDelivered(Duration.ofMinutes(1));
                for (CrmSide crm : platforms.crms()) {
                    check(gateway.uri(), load, crm);
                }
            }
        }
    }

    /** @return when each of the back-fills began */
    private String[] killedInTheMiddle(Platforms platforms, Load load, List<CrmSide> added) throws Exception {
        platforms.desk().server().outage(Outage.REFUSING);
        var gateway = GatewayProcess.start(folder, platforms.settings(platforms.crms()));
        try (gateway) {
            address.set(gateway.uri());
            load.allow(LIVE);
            // Installing takes a while; the other one has nothing to install and waits for it here.
            Standing.of(gateway.uri(), List.of(platforms.service())).provision();
            platforms.desk().server().outage(Outage.NONE);
            Standing.of(gateway.uri(), List.of(platforms.desk())).provision();
            String[] began = new String[added.size()];
            for (int i = 0; i < began.length; i++) {
                CrmSide crm = added.get(i);
                await("the beginning of the back-fill of " + crm.name())
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> crm.content().records() > 0);
                began[i] = backfill(gateway.uri(), crm.name()).path("began").asText();
            }
            gateway.kill();
            for (CrmSide crm : added) {
                System.out.printf(
                        "new target test: %s: killed with %d records, %d of more than %d messages%n",
                        crm.name(),
                        crm.content().records(),
                        crm.content().messages().size(),
                        HISTORY);
                assertThat(crm.content().messages()).as(crm.name()).hasSizeLessThan(HISTORY);
            }
            return began;
        } finally {
            address.set(null);
        }
    }

    private static void write(Load load, int messages) {
        int enough = load.acknowledged() + messages;
        load.allow(messages);
        await("the acknowledgements")
                .atMost(Duration.ofMinutes(1))
                .until(() -> load.acknowledged(), count -> count == enough);
    }

    private static JsonNode backfill(URI gateway, String crm) throws InterruptedException {
        return new Standing(gateway).crm(crm).path("backfill");
    }

    private static void check(URI gateway, Load load, CrmSide side) throws InterruptedException {
        CrmContent crm = side.content();
        assertThat(crm.doubled()).as(side.name()).isZero();
        assertThat(crm.messageKeys()).as(side.name()).isEqualTo(load.keys());
        assertThat(crm.transcripts()).as(side.name()).isEqualTo(load.transcripts());
        JsonNode report = new Comparison(gateway, side.name()).report();
        System.out.printf(
                "new target test: %s: %d records, in parity: %s%n",
                side.name(), crm.records(), report.path("inParity"));
        assertThat(report.path("inParity").asBoolean())
                .as(report.toPrettyString())
                .isTrue();
    }
}
