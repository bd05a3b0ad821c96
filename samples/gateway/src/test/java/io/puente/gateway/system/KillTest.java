package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.puente.simulator.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final String WRITES = "/services/data/v[0-9.]+/composite/sobjects.*";

    private final long seed = Long.getLong("puente.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final GatewayAddress address = new GatewayAddress();

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsInTheCrmOnceAndInOrder() throws Exception {
        log.info("seed {}", seed);
        try (var platforms = Platforms.start();
                var load = new Load(platforms, address, CUSTOMERS, THREADS, random)) {
            try (var first = GatewayProcess.start(folder, platforms.settings())) {
                new Standing(first.uri()).provision();
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                load.allow(ALLOWANCE);
                runAndKill(platforms);
            }
            try (var last = GatewayProcess.start(folder, platforms.settings())) {
                address.set(last.uri());
                load.finish(Duration.ofMinutes(2));
                platforms.salesforce().faults().clear();
                new Standing(last.uri()).awaitAllDelivered(Duration.ofMinutes(3));
            }
            check(load, CrmContent.of(platforms.salesforce()));
        }
    }

    private void runAndKill(Platforms platforms) throws InterruptedException {
        var gateway = GatewayProcess.launch(folder, platforms.settings());
        if (random.nextInt(5) == 0) {
            assertThat(gateway.endsWithin(millis(4_000))).as(gateway::log).isFalse();
            gateway.kill();
            return;
        }
        gateway.awaitLive();
        address.set(gateway.uri());
        if (random.nextInt(3) == 0) {
            platforms
                    .salesforce()
                    .faults()
                    .on("*", WRITES)
                    .times(1 + random.nextInt(2))
                    .play(Fault.applyThenDrop());
        }
        if (random.nextBoolean()) {
            assertThat(gateway.endsWithin(millis(2_000))).as(gateway::log).isFalse();
        } else {
            awaitCalls(platforms, 1 + random.nextInt(8));
        }
        gateway.kill();
        address.set(null);
    }

    /** A moment in the middle of the CRM's work; if there is none, any moment. */
    private static void awaitCalls(Platforms platforms, int more) {
        long enough = platforms.salesforce().calls().total() + more;
        try {
            await().atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .until(() -> platforms.salesforce().calls().total() >= enough);
        } catch (ConditionTimeoutException e) {
            log.info("the CRM was not called so often");
        }
    }

    private Duration millis(int bound) {
        return Duration.ofMillis(random.nextInt(bound));
    }

    private void check(Load load, CrmContent crm) {
        Set<String> expected = load.writers().stream()
                .flatMap(writer -> writer.sent().stream().map(Writer.Sent::key))
                .collect(Collectors.toSet());
        Set<String> lost = new HashSet<>(expected);
        lost.removeAll(crm.messageKeys());
        System.out.printf(
                "kill test: %d kills, %d posts, %d messages acknowledged, %d lost, %d doubled (seed %d)%n",
                KILLS, load.posts(), load.acknowledged(), lost.size(), crm.doubled(), seed);

        assertThat(lost).isEmpty();
        assertThat(crm.doubled()).isZero();
        assertThat(crm.messageKeys()).isEqualTo(expected);
        assertThat(crm.sequencesAreUnique()).isTrue();
        assertThat(crm.contacts()).hasSize(CUSTOMERS);
        assertThat(crm.cases()).hasSize(CUSTOMERS);
        Map<String, List<String>> written = load.writers().stream()
                .collect(Collectors.toMap(
                        Writer::name,
                        writer -> writer.sent().stream().map(Writer.Sent::text).toList()));
        assertThat(crm.transcripts()).isEqualTo(written);
    }
}
