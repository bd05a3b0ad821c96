package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookKeyTest {

    private static String key(String body) {
        return WebhookKey.of(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            a message,                         `{"id":"x","timestamp":"1763797683","type":"text"}`,            1763797683
            the first of two times,            `[{"timestamp":"1763797683"},{"timestamp":"1763797999"}]`,      1763797683
            at the very end,                   `{"timestamp":"1763797683`,                                     1763797683
            cut short,                         `{"timestamp":"176379768`,                                      0000000000
            not a number,                      `{"timestamp":"yesterday, at noon"}`,                           0000000000
            a number without quotes,           `{"timestamp":1763797683}`,                                     0000000000
            in a customer's own words,         `{"body":"say \\"timestamp\\":\\"1763797683\\" aloud, please"}`,  0000000000
            no time,                           `{"entry":[]}`,                                                 0000000000
            nothing,                           ``,                                                             0000000000
            """)
    void beginsWithTheTimeThatTheBodyNames(String name, String body, String time) {
        assertThat(key(body)).startsWith(time).hasSize(32);
    }

    @Test
    void theSameBytesHaveTheSameKeyAndOthersAnother() {
        String body = "{\"timestamp\":\"1763797683\",\"text\":\"a\"}";
        assertThat(key(body)).isEqualTo(key(body)).isNotEqualTo(key(body + " "));
    }

    @Test
    void aTimeFarBehindIsNotLookedFor() {
        assertThat(key(" ".repeat(9_000) + "{\"timestamp\":\"1763797683\"}")).startsWith("0000000000");
    }
}
