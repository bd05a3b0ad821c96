package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.gateway.PuenteGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's tutorial, its own commands in a shell, beside the demo; {@code java} runs the classes instead of the jar. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the README's commands are for a POSIX shell")
class TutorialTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern COMMANDS = Pattern.compile("(?m)^( *)```sh\\n(.*?)^ *```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void aFieldOfOnesOwnIsMappedInFiveStepsByTheReadmesCommands() throws Exception {
        String tutorial = tutorial();
        Map<String, String> ports = ports();
        try (var demo = GatewayProcess.launch(folder, demo(ports), folder.resolve("demo.log"))
                .awaitLive()) {
            await("the demo to be played")
                    .atMost(PATIENCE)
                    .until(() -> demo.log().contains("Running since"));

            String printed = run(script(tutorial, demo.uri(), ports), environment(demo.uri(), ports));

            assertThat(printed)
                    .contains("Case.Customer_Country__c created", "salesforce, my-salesforce.yaml", "no problems")
                    .contains("is active, before it was");
            assertThat(Files.readString(folder.resolve("rehearsal.html")))
                    .contains("Customer_Country__c", "Signed off");
            assertThat(countries(ports.get("9082"))).hasSizeGreaterThan(5).allMatch(code -> code.matches("[A-Z]{2}"));
        }
    }

    @Test
    void theTutorialHasAtMostFiveSteps() throws Exception {
        assertThat(Pattern.compile("(?m)^\\d+\\. ")
                        .matcher(tutorial())
                        .results()
                        .count())
                .isBetween(1L, 5L);
    }

    private static String tutorial() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int start = readme.indexOf("### A field of your own");
        return readme.substring(start, readme.indexOf("\n## ", start));
    }

    /** By the ones that the README names. */
    private static Map<String, String> ports() {
        Map<String, String> ports = new LinkedHashMap<>();
        List.of("9081", "9082", "9083", "9084").forEach(port -> ports.put(port, "" + GatewayProcess.freePort()));
        return ports;
    }

    private static Map<String, String> demo(Map<String, String> ports) {
        return Map.of(
                "spring.profiles.active", "demo",
                "puente.demo.whatsapp-port", ports.get("9081"),
                "puente.demo.salesforce-port", ports.get("9082"),
                "puente.demo.dynamics-port", ports.get("9083"),
                "puente.demo.siebel-port", ports.get("9084"));
    }

    private Map<String, String> environment(URI gateway, Map<String, String> ports) {
        return Map.of(
                "PUENTE_DATA", folder.resolve("data").toString(),
                "PUENTE_PORT", "" + gateway.getPort(),
                "PUENTE_SIM_WHATSAPP_PORT", ports.get("9081"),
                "PUENTE_SIM_SALESFORCE_PORT", ports.get("9082"),
                "PUENTE_SIM_DYNAMICS_PORT", ports.get("9083"),
                "PUENTE_SIM_SIEBEL_PORT", ports.get("9084"));
    }

    private static String script(String tutorial, URI gateway, Map<String, String> ports) {
        var script = new StringBuilder("set -eu\n");
        COMMANDS.matcher(tutorial).results().map(TutorialTest::commands).forEach(script::append);
        String text = script.toString().replace(":8080", ":" + gateway.getPort());
        for (var port : ports.entrySet()) {
            text = text.replace(":" + port.getKey(), ":" + port.getValue());
        }
        return text;
    }

    /** Without the indentation of the list that they stand in. */
    private static String commands(MatchResult block) {
        return block.group(2).replaceAll("(?m)^" + block.group(1), "");
    }

    private String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = folder.resolve("tutorial.log");
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", java().getParent().toString(), (path, own) -> own + ":" + path);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(ended).as(Files.readString(output)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** A {@code java} that takes the class path of this test instead of the jar, which is not made yet. */
    private Path java() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path stand = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(stand, """
                #!/bin/sh
                [ "$1" = -jar ] && shift 2
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC '@%s' %s "$@"
                """.formatted(java, folder.resolve("class-path.txt"), PuenteGateway.class.getName()));
        return Files.setPosixFilePermissions(stand, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<String> countries(String port) throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(URI.create("http://127.0.0.1:" + port + "/_sim/records/Case")
                        .toURL())
                .path("records");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(row -> row.path("Customer_Country__c").asText(""))
                .filter(code -> !code.isEmpty() && !code.equals("null"))
                .toList();
    }
}
