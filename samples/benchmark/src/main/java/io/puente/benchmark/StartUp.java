package io.puente.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Start to liveness and memory: the gateway's jar as it is, and unpacked with an AppCDS archive, in turns. */
final class StartUp implements BenchmarkMain.Measurement {

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        Path jar = GatewayChild.ownJar()
                .resolve("../../../gateway/target/puente-gateway.jar")
                .normalize();
        if (!Files.exists(jar)) {
            out.println("  " + jar + " is missing; build it first: ./mvnw -DskipTests package");
            return;
        }
        Path unpacked = Files.createTempDirectory("puente-appcds");
        Path archive = unpacked.resolve("puente.jsa");
        call(List.of(
                GatewayChild.java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unpacked.resolve("app").toString()));
        String unpackedJar = unpacked.resolve("app/puente-gateway.jar").toString();
        call(jvm(
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpackedJar,
                "--puente.data=" + unpacked.resolve("data"),
                "--puente.whatsapp.app-secrets=x1",
                "--puente.whatsapp.verify-token=x2",
                "--puente.media.fetch=false",
                "--server.port=0"));
        List<Double> plain = new ArrayList<>();
        List<Double> shared = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            plain.add(start(jvm("-jar", jar.toString()), new ArrayList<>()));
            shared.add(start(jvm("-XX:SharedArchiveFile=" + archive, "-jar", unpackedJar), memory));
        }
        out.println("  start to liveness, jar as it is, s:      " + Figures.spread(plain));
        out.println("  start to liveness, AppCDS archive, s (goal: under 4): " + Figures.spread(shared));
        out.printf(Locale.ROOT, "  ratio: %.2f%n", Figures.median(shared) / Figures.median(plain));
        out.println("  resident memory after start, MiB:        " + Figures.spread(memory));
        try (var files = Files.walk(unpacked)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }

    private static List<String> jvm(String... rest) {
        List<String> command = GatewayChild.jvm();
        command.addAll(List.of(rest));
        return command;
    }

    private static double start(List<String> command, List<Double> memory) throws Exception {
        long start = System.nanoTime();
        try (GatewayChild child = GatewayChild.launch(command, List.of())) {
            double seconds = (System.nanoTime() - start) / 1e9;
            memory.add((double) child.residentMebibytes());
            return seconds;
        }
    }

    private static void call(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
    }
}
