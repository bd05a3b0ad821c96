package io.puente.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeptValueTest {
    private static final FieldValue MOMENT = FieldValue.instant(Instant.parse("2026-03-02T09:15:30.250Z"));

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("text as it was", FieldValue.text("Hola"), "Hola", true),
                arguments("another text", FieldValue.text("Hola"), "hola", false),
                arguments("white space at the ends", FieldValue.text("Hola \n"), "Hola", true),
                arguments("white space inside", FieldValue.text("a  b"), "a b", false),
                arguments("line ends", FieldValue.text("a\nb\r\nc"), "a\r\nb\rc", true),
                arguments("blank text in an empty field", FieldValue.text(" "), null, true),
                arguments("text in an empty field", FieldValue.text("x"), null, false),
                arguments("digits are text", FieldValue.text("0049"), "49", false),
                arguments("number in another spelling", FieldValue.number(new BigDecimal("12")), "12.00", true),
                arguments("number with an exponent", FieldValue.number(new BigDecimal("1200")), "1.2E3", true),
                arguments("another number", FieldValue.number(new BigDecimal("12")), "12.01", false),
                arguments("no number", FieldValue.number(BigDecimal.ONE), "one", false),
                arguments("flag", FieldValue.flag(true), "true", true),
                arguments("flag as a letter", FieldValue.flag(false), "N", true),
                arguments("the other flag", FieldValue.flag(true), "N", false),
                arguments("moment to the second", MOMENT, "2026-03-02T09:15:30.000+0000", true),
                arguments("moment in a zone", MOMENT, "2026-03-02T10:15:30+01:00", true),
                arguments("moment with Z", MOMENT, "2026-03-02T09:15:30Z", true),
                arguments("moment a second later", MOMENT, "2026-03-02T09:15:31Z", false),
                arguments("day", MOMENT, "2026-03-02", true),
                arguments("no moment", MOMENT, "today", false),
                arguments("cleared and empty", FieldValue.cleared(), null, true),
                arguments("cleared and filled", FieldValue.cleared(), "x", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void same(String name, FieldValue written, @Nullable String read, boolean same) {
        assertThat(KeptValue.same(written, read)).isEqualTo(same);
    }
}
