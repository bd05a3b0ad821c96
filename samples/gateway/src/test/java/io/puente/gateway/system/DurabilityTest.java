package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.store.jdbc.CommitGate;
import io.puente.store.jdbc.JdbcStores;
import io.puente.store.jdbc.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A 200 means: on disk. Seen from outside, through the whole HTTP stack. */
class DurabilityTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Platforms platforms = Platforms.start();
    private final WebhookPoster poster = new WebhookPoster(platforms.whatsapp());
    private final WhatsAppCustomer ines = platforms.whatsapp().customer("Ines Soler", "15550107710");

    @TempDir
    Path folder;

    @BeforeEach
    void withoutCrm() {
        // These tests look at the log alone.
        platforms.salesforce().server().down(true);
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        platforms.close();
    }

    private byte[] text(String words) {
        return platforms.whatsapp().webhook(ines.text(words));
    }

    @Test
    void no200IsSeenWhileTheCommitIsHeldBack() throws Exception {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        CommitGate gate = entries -> {
            reached.countDown();
            await(release);
        };
        try (var gateway =
                GatewayHere.start(folder, platforms.settings(), clock -> JdbcStores.sqlite(folder, clock, gate))) {
            List<Future<Integer>> posts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] body = text("held back " + i);
                posts.add(callers.submit(() -> poster.post(gateway.uri(), body)));
            }
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
            // The server lives; it is the commit that everybody waits for.
            assertThat(Operator.anonymousStatus(gateway.uri(), "GET", "/actuator/health/liveness"))
                    .isEqualTo(200);
            assertThat(posts).noneMatch(Future::isDone);

            release.countDown();
            for (Future<Integer> post : posts) {
                assertThat(post.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
    }

    @Test
    void aFullDiskIs503AndPassesByItself() throws Exception {
        var disk = new SmallDisk(120);
        try (var gateway = GatewayHere.start(folder, platforms.settings(), clock -> disk.stores(folder, clock))) {
            int accepted = 0;
            byte[] body = text(longText(accepted));
            int status = poster.post(gateway.uri(), body);
            while (status == 200) {
                accepted++;
                body = text(longText(accepted));
                status = poster.post(gateway.uri(), body);
            }
            assertThat(status).isEqualTo(503);
            assertThat(accepted).isPositive();
            assertThat(poster.post(gateway.uri(), body)).isEqualTo(503);

            disk.resize(100_000);
            // Meta sends the same again; nobody restarted anything.
            assertThat(poster.post(gateway.uri(), body)).isEqualTo(200);
            var standing = new Standing(gateway.uri());
            standing.awaitLogWorked(Duration.ofSeconds(30));
            assertThat(gateway.context().getBean(JdbcStores.class).log().read(0, 10_000))
                    .hasSize(accepted + 1);
        }
    }

    private static String longText(int number) {
        return number + " " + "lorem ipsum ".repeat(300);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
