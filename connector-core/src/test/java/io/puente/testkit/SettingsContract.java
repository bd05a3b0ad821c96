package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What holds for the settings of every connector that takes the address of a server. A connector gives the fewest
 * settings that will do and has cases of its own for the rest. In those, a secret is {@code sEcReT} or {@code pAsS}.
 *
 * @param <S> the connector's record of settings
 */
public abstract class SettingsContract<S> {

    protected abstract S read(ConnectorSettings given);

    /** The fewest settings that are enough, with an address that is https and ends after the host or port. */
    protected abstract Map<String, String> least();

    /** The name of the setting that holds the address. */
    protected abstract String addressSetting();

    protected abstract URI address(S settings);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain http          | http://%s         | must start with https://
            path in the address | https://%s/a/path | must end after the host name
            credentials in it   | https://a:pAsS@%s | must not hold credentials
            """)
    void theAddressOfAServerIsNoMoreThanThat(String name, String form, String text) {
        String server = least().get(addressSetting()).substring("https://".length());

        refuses(addressSetting() + "=" + String.format(form, server), addressSetting() + " " + text);
    }

    @Test
    void httpIsForLoopbackOrOnRequest() {
        Map<String, String> given = with(addressSetting() + "=http://127.0.0.1:9082");
        assertThat(address(read(given)).getPort()).isEqualTo(9082);
        given.put(addressSetting(), "http://crm.test");
        given.put("allow-http", "true");
        assertThat(address(read(given))).hasHost("crm.test");
    }

    protected final S read(Map<String, String> values) {
        return read(new ConnectorSettings("puente.targets.crm", values));
    }

    /** @param more further settings beside {@link #least}, or other values: {@code name=value,name=value} */
    protected final Map<String, String> with(String more) {
        Map<String, String> given = new HashMap<>(least());
        for (String pair : more.split(",")) {
            given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return given;
    }

    /** One of the problems says so, and none shows a secret. */
    protected final void refuses(String more, String text) {
        SettingsProblems problems = problems(with(more));
        assertThat(problems.problems())
                .anySatisfy(problem -> assertThat(problem).contains(text));
        assertThat(problems).hasMessageNotContaining("sEcReT").hasMessageNotContaining("pAsS");
    }

    /** As many problems as texts, and each text in one. */
    protected final void namesAtOnce(Map<String, String> given, String... texts) {
        assertThat(problems(given).problems()).hasSameSizeAs(texts).satisfies(problems -> {
            for (String text : texts) {
                assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(text));
            }
        });
    }

    private SettingsProblems problems(Map<String, String> values) {
        SettingsProblems problems = catchThrowableOfType(SettingsProblems.class, () -> read(values));
        assertThat(problems).as("problems").isNotNull();
        return problems;
    }
}
