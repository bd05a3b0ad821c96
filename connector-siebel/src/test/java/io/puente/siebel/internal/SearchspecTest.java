package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value can change the query it stands in. */
class SearchspecTest {

    @Test
    void keysAreJoinedByOr() {
        assertThat(Searchspec.anyOf("Integration Id", List.of("abc", "1-6NMY+C")))
                .isEqualTo("[Integration Id]=\"abc\" OR [Integration Id]=\"1-6NMY+C\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\" OR [Id] IS NOT NULL OR [Id]=\"",
                "it's",
                "*",
                "?",
                "[Id]",
                "",
                " ",
                "a\nb",
                "a\\b",
                "“quoted”",
                "a)OR(b"
            })
    void valuesThatMeanSomethingAreNeverSearchedFor(String value) {
        assertThat(Searchspec.searchable(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Searchspec.equal("Id", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x]=\"1\" OR [Id", "Id\"", "", "Id'", "[Id]"})
    void namesOfFieldsAreChecked(String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> Searchspec.equal(field, "1"));
    }

    @Property(tries = 1_000)
    void whateverIsSearchedForStaysInsideItsLiteral(@ForAll @StringLength(max = 60) String value) {
        if (!Searchspec.searchable(value)) {
            return;
        }
        String spec = Searchspec.equal("Alias", value);

        assertThat(spec).startsWith("[Alias]=\"").endsWith("\"").hasSize(value.length() + "[Alias]=\"\"".length());
        assertThat(spec.substring("[Alias]=\"".length(), spec.length() - 1))
                .isEqualTo(value)
                .doesNotContainPattern("[\"'*?\\[\\]\\\\\\p{Cntrl}]");
    }

    @Property(tries = 1_000)
    void everyKeyOfOursCanBeSearchedFor(
            @ForAll @net.jqwik.api.constraints.CharRange(from = 'a', to = 'z') @StringLength(26) String key) {
        assertThat(Searchspec.searchable(key + "-12")).isTrue();
    }
}
