package io.puente.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubbedTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            e-mail     | ask ana@example.com now              | ask [e-mail] now
            phone      | call +34 600-000-001                 | call [number]
            message id | is wamid.HBgLMzQ2MDA= sent           | is [message id] sent
            our key    | key abcdefghijklmnopqrstuvwxyz taken | key [key] taken
            harmless   | Choose a reason of 3 to 40 letters   | Choose a reason of 3 to 40 letters
            """)
    void whatTellsWhoSomebodyIsGoes(String name, String text, String scrubbed) {
        assertThat(ScrubbedText.of(text)).isEqualTo(scrubbed);
    }

    @Test
    void idsOfTheCrmAreTakenOutBeforeTheirDigitsAre() {
        assertThat(ScrubbedText.of("row A-1234567 is +34600000001", text -> text.replaceAll("A-\\d+", "[id]")))
                .isEqualTo("row [id] is [number]");
    }

    @Test
    void longTextsAreCut() {
        assertThat(ScrubbedText.of("a\u0007 ".repeat(400)))
                .hasSize(501)
                .startsWith("a  a  ")
                .endsWith("…");
    }
}
