package io.puente.gateway.system;

import static org.awaitility.Awaitility.await;

import io.puente.gateway.system.CommandLineHere.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command in a JVM of its own, which a test may interrupt as Ctrl+C does, or kill. */
final class CommandProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param folder the one whose {@code data} the gateway has */
    static CommandProcess start(Path folder, Map<String, String> settings, String... words) {
        try {
            Path out = Files.createTempFile(folder, "command", ".out");
            Path err = Files.createTempFile(folder, "command", ".err");
            Process process = ChildJvm.of(folder, List.of("-Xmx256m"), List.of(words), settings)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new CommandProcess(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until standard error is as a test wants it. */
    CommandProcess awaitErr(String what, Predicate<String> enough) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the command ended: " + what, () -> !process.isAlive())
                .until(() -> enough.test(read(err)));
        return this;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As Ctrl+C; for POSIX systems. */
    CommandProcess interrupt() throws IOException, InterruptedException {
        int code =
                new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -INT ended with " + code + "\n" + read(err));
        }
        return this;
    }

    /** Without a chance to say anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What it had printed once it had ended. */
    Answer answer() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the command did not end\n" + read(err));
        }
        return new Answer(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
