package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.puente.simulator.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway is killed at random moments under load and started again. {@code -Dpuente.kills=N} says how often,
 * {@code -Dpuente.seed=N} repeats the random choices of a run.
 */
class KillTest {
    private static final Logger log = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("puente.kills", 20);
    private static final int CUSTOMERS = 40;
    private static final int THREADS = 4;
    /** Messages between two kills: more than get through, so that each kill hits a busy gateway, within this JVM's memory. */
    private static final int ALLOWANCE = Math.min(2_000, 200_000 / KILLS);

    private final long seed = Long.getLong("puente.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final GatewayAddress address = new GatewayAddress();

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsInEveryCrmOnceAndInOrder() throws Exception {
        log.info("seed {}", seed);
        try (var platforms = Platforms.start();
                var load = new Load(platforms, address, CUSTOMERS, THREADS, random)) {
            try (var first = GatewayProcess.start(folder, platforms.settings(platforms.crms()))) {
                Standing.of(first.uri(), platforms.crms()).provision();
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                load.allow(ALLOWANCE);
                runAndKill(platforms);
            }
            try (var last = GatewayProcess.start(folder, platforms.settings(platforms.crms()))) {
                address.set(last.uri());
                load.finish(Duration.ofMinutes(2));
                platforms.crms().forEach(crm -> crm.server().faults().clear());
                Standing.of(last.uri(), platforms.crms()).awaitAllDelivered(Duration.ofMinutes(3));
            }
            for (CrmSide crm : platforms.crms()) {
                report(load, crm.name(), crm.content());
            }
            for (CrmSide crm : platforms.crms()) {
                check(load, crm.name(), crm.content());
            }
        }
    }

    private void runAndKill(Platforms platforms) throws InterruptedException {
        var gateway = GatewayProcess.launch(folder, platforms.settings(platforms.crms()));
        if (random.nextInt(5) == 0) {
            assertThat(gateway.endsWithin(millis(4_000))).as(gateway::log).isFalse();
            gateway.kill();
            return;
        }
        gateway.awaitLive();
        address.set(gateway.uri());
        for (CrmSide crm : platforms.crms()) {
            if (random.nextInt(3) == 0) {
                crm.nextWrites(1 + random.nextInt(2), Fault.applyThenDrop());
            }
        }
        if (random.nextBoolean()) {
            assertThat(gateway.endsWithin(millis(2_000))).as(gateway::log).isFalse();
        } else {
            awaitCalls(platforms.crms().get(random.nextInt(3)), 1 + random.nextInt(8));
        }
        gateway.kill();
        address.set(null);
    }

    /** A moment in the middle of a CRM's work; if there is none, any moment. */
    private static void awaitCalls(CrmSide crm, int more) {
        long enough = crm.server().calls().total() + more;
        try {
            await().atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .until(() -> crm.server().calls().total() >= enough);
        } catch (ConditionTimeoutException e) {
            log.info("{} was not called so often", crm.name());
        }
    }

    private Duration millis(int bound) {
        return Duration.ofMillis(random.nextInt(bound));
    }

    private void report(Load load, String name, CrmContent crm) {
        System.out.printf(
                "kill test: %s: %d kills, %d posts, %d messages acknowledged, %d lost, %d doubled, %d contacts and %d cases of %d customers (seed %d)%n",
                name,
                KILLS,
                load.posts(),
                load.acknowledged(),
                lost(load, crm).size(),
                crm.doubled(),
                crm.contacts().size(),
                crm.cases().size(),
                CUSTOMERS,
                seed);
    }

    private static Set<String> lost(Load load, CrmContent crm) {
        Set<String> lost = new HashSet<>(load.keys());
        lost.removeAll(crm.messageKeys());
        return lost;
    }

    private static void check(Load load, String name, CrmContent crm) {
        assertThat(lost(load, crm)).as(name).isEmpty();
        assertThat(crm.doubled()).as(name).isZero();
        assertThat(crm.messageKeys()).as(name).isEqualTo(load.keys());
        assertThat(crm.sequencesAreUnique()).as(name).isTrue();
        assertThat(crm.contacts()).as(name).hasSize(CUSTOMERS);
        assertThat(crm.cases()).as(name).hasSize(CUSTOMERS);
        assertThat(crm.transcripts()).as(name).isEqualTo(load.transcripts());
    }
}
