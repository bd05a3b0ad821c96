package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.puente.spi.Change;
import io.puente.spi.CrmConnector;
import io.puente.spi.FieldValue;
import io.puente.spi.TargetFailure;
import io.puente.testkit.WriteFault.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Group of {@link CrmConnectorContract}: secrets, personal data, interrupts, threads. */
public interface HygieneContract extends ContractWorld {

    /** Values of the secret settings. */
    Set<String> secrets();

    @Test
    default void secretsAndTextsAppearNowhere() throws Exception {
        String text = "Paciente confidencial +34 600 111 222";
        List<String> said = new ArrayList<>();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            Change change = parent("aa", Map.of(schema().text(), FieldValue.text(text)));
            for (Kind kind : List.of(Kind.UNREADABLE, Kind.HTML_WITH_200, Kind.APPLIED_THEN_DROPPED)) {
                fake().nextWrites(WriteFault.of(kind));
                TargetFailure failure = org.assertj.core.api.Assertions.catchThrowableOfType(
                        TargetFailure.class, () -> write(ContractWorld.again(change)));
                said.add(stackTrace(failure));
                said.add(failure.failure().toString());
            }
            write(ContractWorld.again(change)).forEach(result -> said.add(result.toString()));
            fake().refuseLogins();
            fake().expireTokens();
            if (has(Behaviour.RENEWABLE_TOKEN)) {
                said.add(stackTrace(org.assertj.core.api.Assertions.catchThrowableOfType(
                        TargetFailure.class, () -> write(ContractWorld.again(change)))));
            }
            said.add(connector().toString());
        } finally {
            root.detachAppender(log);
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                said.add(event.getFormattedMessage());
                said.add(
                        event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertThat(secrets()).as("values under the names of secretSettings()").isNotEmpty();
        for (String line : said) {
            assertThat(line)
                    .as("a text of the customer in a failure, a result or a log")
                    .doesNotContain("confidencial")
                    .doesNotContain("600 111 222");
            secrets()
                    .forEach(secret -> assertThat(line)
                            .as("a secret in a failure, a result, a log or toString")
                            .doesNotContain(secret));
        }
    }

    private static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    /** Calls that the connector has told its meter of, over all connections of the test. */
    long metered();

    @Test
    default void everyCallIsMetered() throws Exception {
        connector().probe();
        apply(parent("aa"));
        fake().nextWrites(WriteFault.reply(503, Map.of()));
        failureOf(parent("bb"));

        assertThat(metered())
                .as("calls told to CallMeter, refused ones too")
                .isEqualTo(fake().calls() + fake().logins());
    }

    @Test
    default void anInterruptEndsACallSoonAndIsKept() throws Exception {
        connector().probe();
        fake().nextWrites(WriteFault.of(Kind.SLOW));
        long before = fake().calls();
        AtomicReference<Boolean> kept = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                write(parent("aa"));
            } catch (InterruptedException e) {
                kept.set(Thread.currentThread().isInterrupted());
            } catch (TargetFailure e) {
                // Then the test fails: nothing is kept.
            } finally {
                ended.countDown();
            }
        });
        writer.start();
        await(() -> fake().calls() > before);
        writer.interrupt();

        assertThat(ended.await(3, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(kept.get()).as("flag kept").isTrue();
    }

    @Test
    default void closingTwiceIsFineAndLeavesNoThread() throws Exception {
        // One before, so that what the libraries start once and share is running.
        connect(fake().address(), CrmConnectorContract.TIME_OUT).probe();
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        CrmConnector another = connect(fake().address(), CrmConnectorContract.TIME_OUT);
        another.probe();

        another.close();
        another.close();

        await(() -> Thread.getAllStackTraces().keySet().stream()
                .allMatch(thread -> before.contains(thread) || servers(thread)));
    }

    /** The fake's own threads come and go. */
    private static boolean servers(Thread thread) {
        return thread.getName().startsWith("qtp") || thread.getName().startsWith("Connector-Scheduler");
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
