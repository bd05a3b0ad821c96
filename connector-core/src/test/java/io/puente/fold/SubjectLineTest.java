package io.puente.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectLineTest {

    @Test
    void firstLineThatSaysSomething() {
        assertThat(SubjectLine.of(" \n\n  Hola  \nadiós")).isEqualTo("Hola");
    }

    @Test
    void nothingToSay() {
        assertThat(SubjectLine.of(" \n ")).isEmpty();
    }

    @Test
    void exactlyAsLongAsAllowedIsNotCut() {
        assertThat(SubjectLine.of("a".repeat(120))).hasSize(120).doesNotContain("…");
    }

    @Test
    void longOnesAreCutBetweenCharactersAndWithinTheLimit() {
        String family = "👨‍👩‍👧";
        for (int before = 105; before < 120; before++) {
            String cut = SubjectLine.of("a".repeat(before) + family + "b".repeat(50));
            assertThat(cut).hasSizeLessThanOrEqualTo(120).endsWith("…");
            assertThat(cut).doesNotEndWith("\u200d…");
            assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 2))).isFalse();
        }
    }

    @Test
    void oneEndlessCharacterIsCutWithoutBreakingAPair() {
        String marks = "e" + "\u0301".repeat(300);
        assertThat(SubjectLine.of(marks)).hasSizeLessThanOrEqualTo(120);
    }
}
