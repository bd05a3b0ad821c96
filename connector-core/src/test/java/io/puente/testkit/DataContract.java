package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group of {@link CrmConnectorContract}: values arrive as they are. */
public interface DataContract extends ContractWorld {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "¿Tenéis una mesa? ñandú",
                "👩🏽‍⚕️🇪🇸😀",
                "مرحبا بالعالم",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
                "quotes \" ' and \\ and & <b>",
                "a, b; {c} ${d} %s"
            })
    default void textsArriveAsTheyAre(String text) throws Exception {
        apply(parent("aa", Map.of(schema().text(), FieldValue.text(text))));

        assertThat(kept("aa").fields()).containsEntry(schema().text(), text);
    }

    @Test
    default void lineEndsAndTheLongestTextArrive() throws Exception {
        apply(parent("aa"));
        String lines = "first\nsecond\n\nfourth ";
        String longest = lines + "é".repeat(schema().longLength() - lines.length() - 1) + "z";

        apply(child("cc", "aa", kept("aa").id(), Map.of(schema().longText(), FieldValue.text(longest))));

        assertThat(keptChild("cc").fields()).containsEntry(schema().longText(), longest);
    }

    @Test
    default void whatIsMissingIsLeftAloneAndWhatIsClearedIsEmpty() throws Exception {
        apply(parent(
                "aa",
                Map.of(
                        schema().text(), FieldValue.text("stays"),
                        schema().shortText(), FieldValue.text("goes"))));

        apply(ContractWorld.again(parent("aa", Map.of(schema().shortText(), FieldValue.cleared()))));

        assertThat(kept("aa").fields()).containsEntry(schema().text(), "stays");
        assertThat(kept("aa").fields().get(schema().shortText()))
                .as("a cleared field is emptied in the CRM; leaving it out leaves it alone")
                .isNull();
    }

    @Test
    default void timesKeepTheirMomentToTheSecond() throws Exception {
        Instant summer = Instant.parse("2026-07-01T23:59:59Z");

        apply(parent("aa", Map.of(schema().moment(), FieldValue.instant(summer))));

        assertThat(kept("aa").fields()).containsEntry(schema().moment(), summer);
    }

    @Test
    default void largeNumbersKeepEveryDigit() throws Exception {
        apply(parent("aa"));
        BigDecimal number = new BigDecimal("123456789012345");

        apply(child("cc", "aa", kept("aa").id(), Map.of(schema().number(), FieldValue.number(number))));

        assertThat(keptChild("cc").fields().get(schema().number()))
                .isInstanceOfSatisfying(
                        BigDecimal.class, kept -> assertThat(kept).isEqualByComparingTo(number));
    }
}
