package io.puente.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimestampsTest {

    static List<Arguments> timestamps() {
        return List.of(
                row("seconds as text", "\"1773136800\"", "2026-03-10T10:00:00Z"),
                row("seconds as number", "1773136800", "2026-03-10T10:00:00Z"),
                row("milliseconds", "\"1773136800123\"", "2026-03-10T10:00:00.123Z"),
                row("greatest seconds", "100000000000", "5138-11-16T09:46:40Z"),
                row("smallest milliseconds", "100000000001", "1973-03-03T09:46:40.001Z"),
                row("with a fraction", "1773136800.75", "2026-03-10T10:00:00Z"),
                row("with space around it", "\" 1773136800 \"", "2026-03-10T10:00:00Z"),
                row("alone in a list", "[\"1773136800\"]", "2026-03-10T10:00:00Z"),
                row("zero", "0", null),
                row("negative", "-1773136800", null),
                row("microseconds", "1773136800123456", null),
                row("year 10000", "253402300800000", null),
                row("exponent", "1.7731368e9", "2026-03-10T10:00:00Z"),
                row("huge exponent", "1e999999999", null),
                row("words", "\"yesterday\"", null),
                row("ISO 8601", "\"2026-03-10T10:00:00Z\"", null),
                row("point alone", "\".\"", null),
                row("other digits", "\"\u0661\u0662\"", null),
                row("empty", "\"\"", null),
                row("null", "null", null),
                row("object", "{\"seconds\":1773136800}", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("timestamps")
    void timestamp(String name, String json, @Nullable String expected) {
        JsonNode node = WebhookBody.read(("{\"at\":" + json + "}").getBytes(StandardCharsets.UTF_8));

        var read = Timestamps.read(node, "at");

        assertThat(read == null ? null : read.toString()).isEqualTo(expected);
    }

    private static Arguments row(@Nullable Object... cells) {
        return Arguments.of(cells);
    }
}
