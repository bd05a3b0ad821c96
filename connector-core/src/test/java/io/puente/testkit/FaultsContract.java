package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ChangeResult.Applied;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.testkit.WriteFault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group of {@link CrmConnectorContract}: what becomes of a write when something on the way fails. */
public interface FaultsContract extends ContractWorld {

    @Test
    default void throttledWithSeconds() throws Exception {
        fake().nextWrites(WriteFault.reply(429, Map.of("Retry-After", "17")));

        Failure failure = failureOf(parent("aa"));

        assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(failure.retryAfter()).as("Retry-After: 17").isEqualTo(Duration.ofSeconds(17));
        nothingIsThereAndTheNextAttemptWorks();
    }

    @Test
    default void throttledWithADate() throws Exception {
        String inTwoMinutes = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2));
        fake().nextWrites(WriteFault.reply(429, Map.of("Retry-After", inTwoMinutes)));

        Failure failure = failureOf(parent("aa"));

        assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(failure.retryAfter())
                .as("Retry-After: " + inTwoMinutes)
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(121));
        nothingIsThereAndTheNextAttemptWorks();
    }

    @Test
    default void throttledWithoutAWord() throws Exception {
        fake().nextWrites(WriteFault.reply(429, Map.of()));

        Failure failure = failureOf(parent("aa"));

        assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(failure.retryAfter()).isNull();
        nothingIsThereAndTheNextAttemptWorks();
    }

    @Test
    default void dailyLimit() throws Exception {
        if (has(Behaviour.DAILY_LIMIT)) {
            fake().nextWrites(WriteFault.of(Kind.DAILY_LIMIT));
            Failure failure = failureOf(parent("aa"));
            assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(failure.retryAfter()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
            nothingIsThereAndTheNextAttemptWorks();
        }
    }

    @Test
    default void concurrentLimit() throws Exception {
        if (has(Behaviour.CONCURRENT_LIMIT)) {
            fake().nextWrites(WriteFault.of(Kind.CONCURRENT_LIMIT));
            Failure failure = failureOf(parent("aa"));
            assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(failure.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            nothingIsThereAndTheNextAttemptWorks();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    default void serverErrors(int status) throws Exception {
        fake().nextWrites(WriteFault.reply(status, Map.of()));

        assertThat(failureOf(parent("aa")).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        nothingIsThereAndTheNextAttemptWorks();
    }

    @Test
    default void refusedConnection() {
        CrmConnector lost = connect(closedPort(), CrmConnectorContract.TIME_OUT);

        assertThat(ContractWorld.failureOf(lost, parent("aa")).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RESET", "APPLIED_THEN_DROPPED", "CUT_BODY", "HTML_WITH_200", "UNREADABLE"})
    default void anUncertainOutcomeIsSaidAndTheRetryLeavesOneRecord(Kind kind) throws Exception {
        apply(parent("before"));
        fake().nextWrites(WriteFault.of(kind));

        assertThat(failureOf(parent("aa")).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        boolean applied = kind != Kind.RESET && kind != Kind.HTML_WITH_200;
        assertThat(fake().records(schema().parent()))
                .as("records after the fault, before the retry: the fake plays " + kind)
                .hasSize(applied ? 2 : 1);

        apply(ContractWorld.again(parent("aa")));
        assertThat(fake().records(schema().parent()))
                .as("records after the retry, which has mayExist set")
                .hasSize(2);
    }

    @Test
    default void timeOutAfterSendingLeavesOneRecordAfterTheRetry() throws Exception {
        // Logs in and warms up with a patient connector's time, so that only the slow answer runs out of time.
        CrmConnector hasty = connect(fake().address(), Duration.ofSeconds(2));
        hasty.probe();
        fake().nextWrites(WriteFault.of(Kind.SLOW));

        assertThat(ContractWorld.failureOf(hasty, parent("aa")).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);

        apply(ContractWorld.again(parent("aa")));
        assertThat(fake().records(schema().parent())).hasSize(1);
    }

    @Test
    default void aLockedRowIsContention() throws Exception {
        if (!has(Behaviour.ROW_LOCK)) {
            return;
        }
        Applied there = apply(parent("aa")).get(0);
        fake().lock(schema().parent(), there.recordId(), 1);
        Change change = ContractWorld.again(parent("aa", Map.of(schema().text(), FieldValue.text("later"))));

        assertThat(ContractWorld.rejected(write(change).get(0)).kind()).isEqualTo(FailureKind.CONTENTION);
        apply(change);
        assertThat(kept("aa").fields()).containsEntry(schema().text(), "later");
    }

    default void nothingIsThereAndTheNextAttemptWorks() throws Exception {
        assertThat(fake().records(schema().parent()))
                .as("records after the refusal")
                .isEmpty();
        apply(ContractWorld.again(parent("aa")));
        assertThat(fake().records(schema().parent()))
                .as("records after the next attempt")
                .hasSize(1);
    }

    private static URI closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
