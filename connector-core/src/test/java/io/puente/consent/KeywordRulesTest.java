package io.puente.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.consent.KeywordRules.WordList;
import io.puente.model.ConsentPurpose;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordRulesTest {

    private final KeywordRules shipped = KeywordRules.shipped();

    @ParameterizedTest(name = "[{0}] {1}")
    @CsvSource({
        "STOP, OPT_OUT",
        "stop, OPT_OUT",
        "' Stop ', OPT_OUT",
        "Unsubscribe, OPT_OUT",
        "BAJA, OPT_OUT",
        "parar, OPT_OUT",
        "SAIR, OPT_OUT",
        "cancelar suscripción, OPT_OUT",
        "arrêt, OPT_OUT",
        "ALTA, OPT_IN",
        "start, OPT_IN",
        "'Stop.', ''",
        "'please stop', ''",
        "'STOP STOP', ''",
        "'alta gama', ''",
        "'', ''",
    })
    void wholeMessagesOnly(String text, String decision) {
        assertThat(shipped.find("text", text, Map.of())
                        .map(m -> m.decision().name())
                        .orElse(""))
                .isEqualTo(decision);
    }

    @Test
    void theSameWordWrittenWithCombiningAccentsCounts() {
        assertThat(shipped.find("text", "cancelar suscripcio\u0301n", Map.of())).isPresent();
    }

    @Test
    void ownListsAndPurposes() {
        var rules = KeywordRules.of(
                List.of(new WordList("eu", Set.of("GELDITU"), Set.of())), Set.of(ConsentPurpose.MARKETING), Set.of());

        assertThat(rules.find("text", "gelditu", Map.of()).orElseThrow().purposes())
                .containsExactly(ConsentPurpose.MARKETING);
        assertThat(rules.find("text", "STOP", Map.of())).isEmpty();
    }

    @Test
    void aWordCannotMeanBoth() {
        var lists = List.of(
                new WordList("en", Set.of("STOP"), Set.of("YES")), new WordList("xx", Set.of("YES"), Set.of("stop")));

        assertThatThrownBy(() -> KeywordRules.of(lists, Set.of(), Set.of()))
                .hasMessageContaining("'stop' (xx)")
                .hasMessageContaining("'YES' (en)");
    }
}
