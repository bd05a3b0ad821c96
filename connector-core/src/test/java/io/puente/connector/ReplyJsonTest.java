package io.puente.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.FailureKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyJsonTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            object      | {"a":1}         | true
            array       | []              | true
            page        | <html>no</html> | false
            cut body    | {"a":           | false
            bare number | 42              | false
            no body     | ``              | false
            """)
    void onlyADocumentIsRead(String name, String body, boolean readable) {
        assertThat(ReplyJson.read(body.getBytes(StandardCharsets.UTF_8)).isPresent())
                .isEqualTo(readable);
    }

    @Test
    void aChangeWithoutAnswerMayHaveBeenMade() {
        assertThat(ReplyJson.unreadable("Acme", true).failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(ReplyJson.unreadable("Acme", false).failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(ReplyJson.unreadable("Acme", false).failure().safeText())
                .isEqualTo("Acme's answer could not be read.");
    }
}
