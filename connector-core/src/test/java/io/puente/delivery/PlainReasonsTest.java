package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlainReasonsTest {
    private static final Failure TOO_LONG =
            new Failure(FailureKind.INVALID_DATA, "STRING_TOO_LONG", "data value too large", List.of("LastName"), null);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            en | The CRM does not accept a value in the field LastName. The CRM said: data value too large (STRING_TOO_LONG)
            es | El CRM no acepta un valor en el campo LastName. El CRM dijo: data value too large (STRING_TOO_LONG)
            de | The CRM does not accept a value in the field LastName. The CRM said: data value too large (STRING_TOO_LONG)
            """)
    void namesTheFieldAndWhatTheCrmSaid(String language, String expected) {
        assertThat(new PlainReasons(Locale.forLanguageTag(language)).of(TOO_LONG))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyKindHasASentenceInEachLanguage(FailureKind kind) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("es"))) {
            assertThat(new PlainReasons(locale).of(Failure.of(kind, "", "")))
                    .endsWith(".")
                    .doesNotContain("{", "  ");
        }
    }

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(keys(Locale.forLanguageTag("es"))).isEqualTo(keys(Locale.ROOT));
    }

    private static java.util.Set<String> keys(Locale locale) {
        return ResourceBundle.getBundle(
                        "io.puente.delivery.reasons",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet();
    }
}
