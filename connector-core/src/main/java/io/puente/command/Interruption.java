package io.puente.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * Ctrl+C, or a request to end from outside: it interrupts the command, which says how far it came, and the JVM ends once
 * that is said, with the exit code of the signal (130 for Ctrl+C). A command that does not end within
 * {@link #PATIENCE} is left; what it has committed stays. Thread-safe.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread command;
    private volatile boolean begun;

    private Interruption(Thread command) {
        this.command = command;
    }

    /** Runs the command on this thread. Once for each JVM. */
    static int around(ToIntFunction<Interruption> command) {
        var interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::begin, "puente-command-end"));
        try {
            return command.applyAsInt(interruption);
        } finally {
            interruption.ended.countDown();
        }
    }

    /** For a command that nobody interrupts from outside. */
    static Interruption none() {
        return new Interruption(Thread.currentThread());
    }

    /** What fails from now on fails because of it. */
    boolean begun() {
        return begun;
    }

    private void begin() {
        if (ended.getCount() == 0) {
            return;
        }
        begun = true;
        command.interrupt();
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
