package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import io.puente.testkit.Canonical;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries submitted without waiting. */
class GroupCommitTest {
    private static final int CAPACITY = 50;
    private static final int LARGEST = 3 << 20;

    private final LinkedBlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
    private volatile CountDownLatch disk = new CountDownLatch(0);
    private final GroupCommit commits = new GroupCommit(CAPACITY, Duration.ofSeconds(30), this::commit, () -> {});

    @AfterEach
    void close() {
        disk.countDown();
        commits.close();
    }

    private List<Boolean> commit(List<LogEntry> entries) {
        begun.add(entries.size());
        await(disk);
        return entries.stream().map(entry -> true).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LogEntry entry(int bytes) {
        return new LogEntry(LogEntry.WHATSAPP, "k", new byte[bytes], Canonical.START);
    }

    private void holdTheDisk() throws Exception {
        disk = new CountDownLatch(1);
        commits.submit(entry(10));
        assertThat(begun.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aResultComesAfterTheCommitOnly() throws Exception {
        holdTheDisk();
        CompletableFuture<Boolean> result = commits.submit(entry(10));
        assertThat(result).isNotDone();

        disk.countDown();
        assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsAttachedToAResultDoesNotHoldUpTheNextCommit() throws Exception {
        holdTheDisk();
        var attached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        CompletableFuture<Void> slow = commits.submit(entry(10)).thenAccept(added -> {
            attached.countDown();
            await(goOn);
        });
        disk.countDown();
        await(attached);
        begun.clear();
        CompletableFuture<Boolean> next = commits.submit(entry(10));
        assertThat(begun.poll(30, TimeUnit.SECONDS)).isEqualTo(1);

        goOn.countDown();
        slow.get(30, TimeUnit.SECONDS);
        assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tooManyEntriesAreRefusedAtOnceAndThoseBeforeAreKept() throws Exception {
        holdTheDisk();
        refusesAfter(CAPACITY, 10);
    }

    @Test
    void tooManyBytesAreRefusedAtOnceAndThoseBeforeAreKept() throws Exception {
        holdTheDisk();
        refusesAfter((32 << 20) / LARGEST, LARGEST);
    }

    private void refusesAfter(int count, int bytes) throws Exception {
        List<CompletableFuture<Boolean>> accepted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accepted.add(commits.submit(entry(bytes)));
        }
        assertThat(accepted).noneMatch(CompletableFuture::isDone);
        CompletableFuture<Boolean> oneMore = commits.submit(entry(bytes));
        assertThatThrownBy(oneMore::join).hasCauseInstanceOf(LogUnavailable.class);

        disk.countDown();
        for (CompletableFuture<Boolean> result : accepted) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(commits.append(entry(bytes))).isTrue();
    }

    @Test
    void afterClosingNothingIsAccepted() {
        commits.close();
        assertThatThrownBy(() -> commits.submit(entry(10)).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LogUnavailable.class);
        assertThatThrownBy(() -> commits.append(entry(10))).isInstanceOf(LogUnavailable.class);
    }
}
