package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cutting never breaks what a person sees as one character. */
class TextCutTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            short text                 | abc                | 5  | abc
            exact length               | abc                | 3  | abc
            plain                      | abcdef             | 4  | abcd
            before an emoji            | ab\uD83D\uDE00cd   | 3  | ab
            after an emoji             | ab\uD83D\uDE00cd   | 4  | ab\uD83D\uDE00
            accent apart               | cafe\u0301s        | 4  | caf
            accent kept                | cafe\u0301s        | 5  | cafe\u0301
            family of four             | a\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66b | 8 | a
            skin tone                  | a\uD83D\uDC4D\uD83C\uDFFDb | 3 | a
            skin tone kept             | a\uD83D\uDC4D\uD83C\uDFFDb | 5 | a\uD83D\uDC4D\uD83C\uDFFD
            second of two flags        | \uD83C\uDDEA\uD83C\uDDF8\uD83C\uDDEB\uD83C\uDDF7 | 6 | \uD83C\uDDEA\uD83C\uDDF8
            Arabic with vowel marks    | \u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F | 5 | \u0645\u064F\u062D\u064E
            Hebrew with a point        | \u05E9\u05C1\u05DC\u05D5\u05DD | 1 | \u05E9
            Devanagari syllable        | \u0928\u093F\u0928\u093F | 3 | \u0928\u093F
            nothing fits               | \uD83D\uDE00        | 1  | ''
            """)
    void byUnits(String row, String text, int max, String expected) {
        assertThat(TextCut.toUnits(text, max)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain              | abcdef           | 4 | abcd
            two bytes each     | ñññ              | 5 | ññ
            four bytes         | a\uD83D\uDE00b   | 4 | a
            accent apart       | abe\u0301        | 4 | ab
            """)
    void byBytes(String row, String text, int max, String expected) {
        assertThat(TextCut.toBytes(text, max)).isEqualTo(expected);
    }

    @Test
    void stackedAccentsCostNoMoreThanTheyMust() {
        String abuse = "a" + "\u0301".repeat(500);
        assertThat(TextCut.toUnits(abuse, 100)).hasSize(100);
    }

    @Test
    void aLongTextInOneScriptIsCutToo() {
        String text = "\u0633\u0644\u0627\u0645 ".repeat(10_000);
        assertThat(TextCut.toUnits(text, 32_000)).hasSize(32_000);
    }

    @Property(tries = 2_000)
    void neverBreaksAPairAndNeverExceedsUnits(@ForAll("texts") String text, @ForAll @IntRange(max = 60) int max) {
        String cut = TextCut.toUnits(text, max);
        assertThat(cut.length()).isLessThanOrEqualTo(max);
        assertWhole(text, cut);
    }

    @Property(tries = 2_000)
    void neverBreaksAPairAndNeverExceedsBytes(@ForAll("texts") String text, @ForAll @IntRange(max = 90) int max) {
        String cut = TextCut.toBytes(text, max);
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(max);
        assertWhole(text, cut);
    }

    @Property(tries = 1_000)
    void theEllipsisIsWithinTheLimit(@ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 60) int max) {
        var limit = new TextLimit(max, max, TextLimit.Overflow.ELLIPSIS);
        if (limit.exceeded(text)) {
            String cut = limit.cut(text);
            assertThat(limit.exceeded(cut)).isFalse();
            assertThat(cut).endsWith("\u2026");
        }
    }

    @Property(tries = 1_000)
    void countsBytesAsTheEncoderDoes(@ForAll("texts") String text) {
        assertThat(TextCut.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static void assertWhole(String text, String cut) {
        assertThat(text).startsWith(cut);
        if (!cut.isEmpty()) {
            assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
        }
    }

    /** Pieces that stick together in any order, without lone surrogates: those never reach a mapping. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "é",
                        "e\u0301",
                        "\u0301",
                        "\uD83D\uDE00",
                        "\uD83D\uDC68\u200D\uD83D\uDC69",
                        "\u200D",
                        "\uD83C\uDDEA",
                        "\uD83C\uDFFD",
                        "\uFE0F",
                        "\u0645\u064F",
                        "\u05E9",
                        "\r\n",
                        "\u0600",
                        "漢")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }
}
