package io.puente.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneVariantsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Brazilian mobile without the ninth digit, 551187654321, 5511987654321",
        "Brazilian mobile with it,                 5511987654321, 551187654321",
        "Brazilian landline stays alone,           551132654321, ''",
        "Brazilian 13 digits that are no mobile,   5511932654321, ''",
        "Mexican with the old 1,                   5215512345678, 525512345678",
        "Mexican without,                          525512345678, 5215512345678",
        "Argentine with the 9,                     5491123456789, 541123456789",
        "Argentine without,                        541123456789, 5491123456789",
        "Spanish,                                  34600111222, ''",
        "American,                                 15550001111, ''",
        "too short for Brazil,                     5511876543, ''",
    })
    void otherSpelling(String name, String digits, String other) {
        assertThat(PhoneVariants.others(digits))
                .isEqualTo(other.isEmpty() ? java.util.List.of() : java.util.List.of(other));
        if (!other.isEmpty()) {
            assertThat(PhoneVariants.others(other)).containsExactly(digits);
            assertThat(PhoneVariants.same(digits, other)).isTrue();
        }
        assertThat(PhoneVariants.same(digits, digits)).isTrue();
    }
}
