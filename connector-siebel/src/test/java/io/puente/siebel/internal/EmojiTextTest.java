package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain text        | Hola, ¿qué tal?    | Hola, ¿qué tal?   | Hola, ¿qué tal?
            a face            | ok 😀 yes          | ok  yes           | ok :grinning face: yes
            a flag            | 🇪🇸                | ''                | :regional indicator symbol letter e, regional indicator symbol letter s:
            skin and joiner   | 👍🏽                | ''                | :thumbs up sign, emoji modifier fitzpatrick type-4:
            heart             | ❤️ te               | ' te'             | :heavy black heart: te
            rare ideograph    | 𠀀                 | 𠀀                | 𠀀
            arabic            | مرحبا               | مرحبا              | مرحبا
            keycap            | 1️⃣                  | ''                | :digit one, combining enclosing keycap:
            currency and dash | 5 € – „x“          | 5 € – „x“         | 5 € – „x“
            """)
    void strippedAndDescribed(String name, String text, String stripped, String described) {
        assertThat(EmojiText.apply(EmojiPolicy.KEEP, text, () -> 0)).isEqualTo(text);
        assertThat(EmojiText.apply(EmojiPolicy.STRIP, text, () -> 0)).isEqualTo(stripped);
        assertThat(EmojiText.apply(EmojiPolicy.DESCRIBE, text, () -> 0)).isEqualTo(described);
    }

    @Test
    void wordsAreNeverLostForTheNameOfAnEmoji() {
        assertThat(EmojiText.apply(EmojiPolicy.DESCRIBE, "😀😀 thanks", () -> 26))
                .isEqualTo(":grinning face:* thanks");
    }

    @Test
    void aTextReadBackIsRecognisedWhateverRoomThereWas() {
        String text = "😀😀 thanks (a+b) 🇪🇸";
        for (int room : new int[] {0, 30, 35, 40, 60, 100, 500}) {
            assertThat(EmojiText.describedAs(text, EmojiText.apply(EmojiPolicy.DESCRIBE, text, () -> room)))
                    .isTrue();
        }
        assertThat(EmojiText.describedAs(text, "😀😀 thanks (a+b) 🇪🇸")).isFalse();
        assertThat(EmojiText.describedAs(text, ":grinning face:* thank (a+b) *"))
                .isFalse();
    }

    @Property(tries = 500)
    void aTextThatFittedStillFits(
            @ForAll @StringLength(max = 60) String words, @ForAll @IntRange(min = 0, max = 60) int at) {
        int where = Math.min(at, words.length());
        String text = words.substring(0, where) + "😀🇪🇸" + words.substring(where);

        String described = EmojiText.apply(EmojiPolicy.DESCRIBE, text, () -> text.length() + 10);

        assertThat(described.length()).isLessThanOrEqualTo(text.length() + 10);
    }
}
