package io.puente.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A gateway in a JVM of its own, with a fresh data folder; closed and removed at the end. */
final class GatewayChild implements AutoCloseable {

    static final String APP_SECRET = "benchmark-app-secret";
    static final String NUMBER_ID = "109000000000001";
    private static final String PASSWORD = "benchmark-password";
    private static final Pattern BEHIND = Pattern.compile("\"behind\":[1-9]");
    private static final int MOST_TRIES = 6_000;

    private final Process process;
    private final int port;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();

    private GatewayChild(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    static GatewayChild start(List<String> settings) throws IOException, InterruptedException {
        List<String> command = jvm();
        command.addAll(List.of("-jar", ownJar().toString(), "gateway"));
        return launch(command, settings);
    }

    /** Java as the README recommends it. */
    static List<String> jvm() {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx192m"));
        // For other flags or a profiler: -Dbenchmark.jvm=-XX:StartFlightRecording=filename=gateway.jfr
        command.addAll(
                List.of(System.getProperty("benchmark.jvm", "-XX:+UseSerialGC").split(" ")));
        return command;
    }

    /** @param command up to the program's arguments */
    static GatewayChild launch(List<String> command, List<String> settings) throws IOException, InterruptedException {
        int port = freePort();
        Path data = Files.createTempDirectory("puente-benchmark");
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(
                "--server.port=" + port,
                "--puente.data=" + data,
                "--puente.whatsapp.app-secrets=" + APP_SECRET,
                "--puente.whatsapp.verify-token=benchmark-verify-token",
                "--puente.media.fetch=false",
                "--puente.access.users[0].name=operator",
                "--puente.access.users[0].password=" + PASSWORD));
        all.addAll(settings);
        var builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("gateway.log").toFile());
        // glibc keeps an arena per thread otherwise, which shows as resident memory that nobody uses.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        var child = new GatewayChild(process, port, data);
        child.awaitLive();
        return child;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Resident memory in MiB, as the kernel counts it. */
    long residentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    /**
     * CPU time used since the start, of all its threads. Neighbours on the same cores change it little, unlike time on
     * the wall.
     */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("the gateway ended"));
    }

    String api(String method, String path) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString(("operator:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> reply = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Basic " + credentials)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + reply.statusCode() + ": " + reply.body());
        }
        return reply.body();
    }

    /** Waits until each CRM has everything. */
    void awaitDelivered() throws IOException, InterruptedException {
        while (behind()) {
            Pauses.millis(200);
        }
    }

    boolean behind() throws IOException, InterruptedException {
        return BEHIND.matcher(api("GET", "/api/crms")).find()
                || !api("GET", "/actuator/health").contains("\"waiting\":0,");
    }

    private void awaitLive() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (!process.isAlive()) {
                throw new IOException("the gateway ended: " + Files.readString(data.resolve("gateway.log")));
            }
            try {
                HttpResponse<Void> reply = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/liveness"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (reply.statusCode() == 200) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                // Not listening yet; the loop is bounded.
            }
            Pauses.millis(20);
        }
        throw new IOException("the gateway did not start");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            try (var files = Files.walk(data)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(f -> f.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jar this runs from: {@code samples/benchmark/target/puente-benchmark.jar}. */
    static Path ownJar() {
        return Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0])
                .toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
