package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcmeDeskSettingsTest {

    private static AcmeDeskSettings read(Map<String, String> values) {
        return AcmeDeskSettings.read(new ConnectorSettings("puente.targets.desk.settings", values));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("url", "https://acme.example", "api-key", "k-1"));
        settings.put(name, value);
        return settings;
    }

    @Test
    void defaults() {
        AcmeDeskSettings settings = read(with("url", "https://acme.example/"));

        assertThat(settings).isEqualTo(new AcmeDeskSettings("https://acme.example", "k-1", 100, 4));
        assertThat(settings.toString()).doesNotContain("k-1");
    }

    @Test
    void whatIsGivenCounts() {
        assertThat(read(with("max-batch", "7")).maxBatch()).isEqualTo(7);
        assertThat(read(with("max-concurrent-calls", "9")).maxConcurrentCalls()).isEqualTo(9);
        assertThat(read(with("url", "http://127.0.0.1:9085")).url()).isEqualTo("http://127.0.0.1:9085");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "url, '', is missing",
        "url, not an address, is not an address",
        "url, acme.example, must be an address such as",
        "url, ftp://acme.example, must be an address such as",
        "url, http://acme.example, must start with https://",
        "url, https://me:secret@acme.example, must not hold credentials",
        "api-key, '', is missing",
        "max-batch, 101, must be a whole number from 1 to 100",
        "max-concurrent-calls, 0, must be a whole number from 1 to 16",
        "max-bach, 10, is not known; allowed are",
    })
    void aMistakeIsNamed(String name, String value, String problem) {
        SettingsProblems problems = catchThrowableOfType(SettingsProblems.class, () -> read(with(name, value)));

        assertThat(problems.problems())
                .singleElement()
                .asString()
                .startsWith("puente.targets.desk.settings." + name + " " + problem)
                .doesNotContain("secret");
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThat(catchThrowableOfType(SettingsProblems.class, () -> read(Map.of("max-batch", "many")))
                        .problems())
                .hasSize(3);
    }
}
