package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.records.Behaviour;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpecTest {
    private static final SiebelSimulator SIEBEL = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private static final RestClient CLIENT = RestClient.login(SIEBEL);

    @BeforeAll
    static void fill() {
        contact("Ana", "Reyes", "\"Cellular Phone #\":\"+34600000001\",\"Birth Date\":\"01/31/1990\"");
        contact("Ben", "reyes", "\"Cellular Phone #\":\"600000002\",\"Job Title\":\"Pilot\"");
        contact("Eve", "O'Hara", "\"Job Title\":\"Pilot*\",\"Suppress All Calls\":\"Y\"");
        contact("Zoe", "Ng", "\"Birth Date\":\"12/01/1989\"");
    }

    private static void contact(String first, String last, String more) {
        CLIENT.create(
                "/data/Contact/Contact",
                "{\"First Name\":\"" + first + "\",\"Last Name\":\"" + last + "\"," + more + "}");
    }

    @AfterAll
    static void stop() {
        SIEBEL.close();
    }

    @AfterEach
    void asDelivered() {
        SIEBEL.behave(Behaviour.DOUBLED_QUOTES, false);
        SIEBEL.behave(Behaviour.CONTAINS_FINDS_NOTHING, false);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[Last Name] = \"Reyes\"                                     | [Ana]",
                "[Last Name] = 'Reyes'                                       | [Ana]",
                "[Last Name] ~= \"REYES\"                                    | [Ana, Ben]",
                "[Last Name] LIKE \"R*\"                                     | [Ana]",
                "[Last Name] ~LIKE \"r?yes\"                                 | [Ana, Ben]",
                "[Last Name] LIKE \"*eye*\"                                  | [Ana, Ben]",
                "[Job Title] = \"Pilot*\"                                    | [Eve]",
                "[Job Title] = \"\"                                          | [Ana, Zoe]",
                "[Job Title] IS NULL                                         | [Ana, Zoe]",
                "[Job Title] IS NOT NULL                                     | [Ben, Eve]",
                "[Job Title] <> \"Pilot\"                                    | [Eve]",
                "NOT ([Job Title] = \"Pilot\")                               | [Eve]",
                "[Cellular Phone #] = \"+34600000001\"                       | [Ana]",
                "[Last Name] = \"Ng\" OR [Last Name] = \"Reyes\"             | [Ana, Zoe]",
                "[First Name] > \"B\" AND [First Name] < \"Z\"               | [Ben, Eve]",
                "[First Name] = \"Ana\" OR [First Name] = \"Ben\" AND [Last Name] = \"Ng\" | [Ana]",
                "([First Name] = \"Ana\" OR [First Name] = \"Ben\") AND [Last Name] = \"Ng\" | []",
                "[Birth Date] >= \"01/01/1990\"                              | [Ana]",
                "[Birth Date] < \"01/01/1990 00:00:00\"                      | [Zoe]",
                "[Mod Id] = 0                                                | [Ana, Ben, Eve, Zoe]",
                "[Suppress All Calls] = \"Y\"                                | [Eve]",
                "[Last Name] = \"O'Hara\"                                    | [Eve]",
                "EXISTS ([First Name] = \"Zoe\")                             | [Zoe]",
                "[Last Name] = \"x\" OR \"1\"=\"1\"                          | [Ana, Ben, Eve, Zoe]",
            })
    void rowsThatMatch(String spec, String firstNames) {
        assertThat(found(spec.strip())).isEqualTo(firstNames.strip());
    }

    private static String found(String spec) {
        TreeSet<String> names = new TreeSet<>();
        CLIENT.search("/data/Contact/Contact", spec)
                .items()
                .forEach(item -> names.add(item.path("First Name").asText()));
        return names.toString();
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[Surname] = \"x\"                   | SBL-DAT-00416",
                "[Last Name] = \"x                   | SBL-DAT-00416",
                "[Last Name] = x                     | SBL-DAT-00416",
                "[Last Name] LIKES \"x\"             | SBL-DAT-00416",
                "([Last Name] = \"x\"                | SBL-DAT-00416",
                "[Last Name] = 'O''Hara'             | SBL-DAT-00416",
                "[Created] > \"2026-01-31T00:00:00\" | SBL-DAT-00359",
                "[Created] > \"31/01/2026\"          | SBL-DAT-00359",
            })
    void whatCannotBeRead(String spec, String code) {
        RestClient.Reply reply = CLIENT.search("/data/Contact/Contact", spec.strip());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void quotesMayDouble() {
        SIEBEL.behave(Behaviour.DOUBLED_QUOTES, true);

        assertThat(found("[Last Name] = 'O''Hara'")).isEqualTo("[Eve]");
    }

    @Test
    void containsMayFindNothing() {
        SIEBEL.behave(Behaviour.CONTAINS_FINDS_NOTHING, true);

        assertThat(found("[Last Name] LIKE \"*eye*\"")).isEqualTo("[]");
        assertThat(found("[Last Name] LIKE \"*eyes\"")).isEqualTo("[Ana, Ben]");
    }
}
