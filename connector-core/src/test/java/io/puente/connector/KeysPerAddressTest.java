package io.puente.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeysPerAddressTest {

    @Test
    void aKeyThatIsTooLongGoesAlone() {
        KeysPerAddress room = new KeysPerAddress(5, 10, String::length);

        assertThat(room.calls(List.of("aa", "bbb", "cccccc", "dd", "aa")))
                .containsExactly(List.of("aa", "bbb"), List.of("cccccc"), List.of("dd"));
        assertThat(room.calls(List.of())).isEmpty();
    }

    @Property
    void everyKeyIsAskedForOnceInCallsThatFit(
            @ForAll List<@AlphaChars @StringLength(min = 1, max = 9) String> keys,
            @ForAll @IntRange(min = 9, max = 40) int room,
            @ForAll @IntRange(min = 1, max = 8) int most) {
        List<List<String>> calls = new KeysPerAddress(room, most, String::length).calls(keys);

        assertThat(calls.stream().flatMap(List::stream))
                .containsExactlyElementsOf(keys.stream().distinct().toList());
        assertThat(calls)
                .allSatisfy(call -> assertThat(call).isNotEmpty().hasSizeLessThanOrEqualTo(most))
                .allSatisfy(call -> assertThat(String.join("", call)).hasSizeLessThanOrEqualTo(room));
    }
}
