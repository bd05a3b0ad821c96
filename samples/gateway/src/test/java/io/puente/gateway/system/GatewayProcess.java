package io.puente.gateway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The gateway in a JVM of its own, on a data folder that outlives it. Its output goes to a file below {@link #LOGS}, one
 * for each folder, appended over restarts.
 */
final class GatewayProcess implements AutoCloseable {
    static final Path LOGS = Path.of("target", "gateway-logs");

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);

    private final Process process;
    private final URI uri;
    private final Path output;

    private GatewayProcess(Process process, URI uri, Path output) {
        this.process = process;
        this.uri = uri;
        this.output = output;
    }

    /** Starts it and returns at once. @param folder for its data */
    static GatewayProcess launch(Path folder, Map<String, String> settings) {
        return launch(
                folder, settings, LOGS.resolve(folder.getFileName() + ".log").toAbsolutePath());
    }

    /** @param output for one that prints more than logs */
    static GatewayProcess launch(Path folder, Map<String, String> settings, Path output) {
        int port = freePort();
        var builder = ChildJvm.of(folder, List.of("-Xmx320m", "-Xss512k"), List.of("--server.port=" + port), settings)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        try {
            Files.createDirectories(LOGS);
            return new GatewayProcess(builder.start(), URI.create("http://127.0.0.1:" + port), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and returns once it is live. */
    static GatewayProcess start(Path folder, Map<String, String> settings) {
        return launch(folder, settings).awaitLive();
    }

    GatewayProcess awaitLive() {
        await("the gateway to be live")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the gateway ended", this::mustBeAlive)
                .ignoreException(UncheckedIOException.class)
                .until(() -> Operator.anonymousStatus(uri, "GET", "/actuator/health/liveness") == 200);
        return this;
    }

    private void mustBeAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("exit code " + process.exitValue() + "\n" + log());
        }
    }

    URI uri() {
        return uri;
    }

    String log() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** @return whether it ended by itself within that time */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** As a power cut would, except that the disk stays; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Stops it properly; by force if it does not obey. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway did not stop within " + STOP);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Below the range from which systems take the ports of outgoing connections: a port of that range could be taken
     * by one of the callers before the gateway binds it.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken; try another.
                continue;
            }
        }
    }
}
