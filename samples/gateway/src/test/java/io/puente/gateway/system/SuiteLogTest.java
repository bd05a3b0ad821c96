package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last: scans what all tests before it logged at INFO and above, in every module of the build and in the gateways
 * that they started, for the people of the fixtures. Files that are not there yet are not missed.
 */
@Order(Integer.MAX_VALUE)
class SuiteLogTest {
    private static final Path ROOT = root();
    private static final Path FIXTURES = ROOT.resolve("connector-core/src/test/resources/whatsapp");
    /** Fields of webhooks whose values tell who somebody is or what they wrote. */
    private static final Set<String> PERSONAL = Set.of(
            "wa_id", "from", "to", "body", "caption", "formatted_name", "user_id", "from_user_id", "username", "name");
    /** Shorter ones occur in other words by chance. */
    private static final int TELLING = 8;
    /** A message id, or a number of the range that is free for invented ones and that our fixtures use. */
    private static final Pattern PERSONAL_SHAPE =
            Pattern.compile("wamid\\.[A-Za-z0-9+/=_-]{12,}|(?<!\\d)1555\\d{7}(?!\\d)");

    private static final Pattern EVENT = Pattern.compile(
            "^(?:\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d\\.\\d+.*?\\b(TRACE|DEBUG|INFO|WARN|ERROR)\\b.*");
    private static final Set<String> SHOWN = Set.of("INFO", "WARN", "ERROR");

    @Test
    void noLogOfTheSuiteTellsOfPeople() throws IOException {
        Set<String> values = fixtureValues();
        assertThat(values).hasSizeGreaterThan(50);
        var found = new ArrayList<String>();
        for (Path file : logs()) {
            for (String line : shown(file)) {
                values.stream()
                        .filter(line::contains)
                        .forEach(value -> found.add(ROOT.relativize(file) + ": " + value + " in: " + line));
                if (PERSONAL_SHAPE.matcher(line).find()) {
                    found.add(ROOT.relativize(file) + ": a message id or phone number in: " + line);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theScanFindsWhatIsThere() throws IOException {
        Path file = Files.createTempFile("scan", ".txt");
        try {
            Files.writeString(file, """
                    2026-03-01T10:00:00.123Z  INFO 1 --- [puente] [main] a.B : shown
                    and its second line
                    10:00:00.123 [main] DEBUG a.B -- hidden
                    and its second line, hidden
                    10:00:00.123 [main] WARN a.B -- shown too
                    """);
            assertThat(shown(file)).hasSize(3).noneMatch(line -> line.contains("hidden"));
        } finally {
            Files.delete(file);
        }
    }

    /** Lines of events at INFO and above, with their stack traces; what tests print themselves is no log. */
    private static List<String> shown(Path file) throws IOException {
        var shown = new ArrayList<String>();
        boolean show = false;
        // Tests may print bytes that are no text.
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\r?\n")) {
            var event = EVENT.matcher(line);
            if (event.matches()) {
                show = SHOWN.contains(event.group(1));
            }
            if (show) {
                shown.add(line);
            }
        }
        return shown;
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("target"))
                    .filter(file -> file.toString().endsWith("-output.txt")
                            || file.getParent().endsWith(GatewayProcess.LOGS))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static Set<String> fixtureValues() throws IOException {
        var values = new TreeSet<String>();
        var json = new ObjectMapper();
        try (Stream<Path> files = Files.list(FIXTURES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                try {
                    collect(json.readTree(bytes), values);
                } catch (IOException e) {
                    // Some fixtures are broken on purpose.
                    continue;
                }
            }
        }
        return values;
    }

    private static void collect(JsonNode node, Set<String> values) {
        node.properties().forEach(field -> {
            String text = field.getValue().asText();
            if (PERSONAL.contains(field.getKey()) && text.length() >= TELLING) {
                values.add(text);
            }
        });
        node.forEach(child -> collect(child, values));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
