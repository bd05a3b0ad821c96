package io.puente.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentPurpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentSubmissionCodecTest {

    private static final String GOOD = """
            {"reference": "desk-1", "phone": "+34 600-111.222", "numberId": "n1", "purposes": ["MARKETING", "CALL"],
             "decision": "OPT_IN", "wording": "I want news", "language": "es-MX", "place": "Desk 4",
             "at": "2026-09-01T10:15:00+02:00"}
            """;

    @Test
    void readsWhatADeskSends() throws ConsentProblems {
        ConsentSubmission given = read(GOOD);

        assertThat(given.phone()).isEqualTo("34600111222");
        assertThat(given.purposes()).containsExactly(ConsentPurpose.MARKETING, ConsentPurpose.CALL);
        assertThat(given.at()).isEqualTo(Instant.parse("2026-09-01T08:15:00Z"));
        assertThat(given.scope()).isEqualTo("number:n1");
        assertThat(given.operator()).isNull();
    }

    @Test
    void readsWhatItWrites() throws ConsentProblems {
        var given = new ConsentSubmission(
                "r",
                null,
                "US.134",
                null,
                "p1",
                Set.of(ConsentPurpose.SERVICE),
                ConsentDecision.OPT_OUT,
                "no",
                "pt",
                "web",
                "op",
                Instant.parse("2026-09-01T10:00:00Z"),
                Instant.parse("2027-09-01T10:00:00Z"));

        assertThat(ConsentSubmissionCodec.read(ConsentSubmissionCodec.write(given)))
                .isEqualTo(given);
    }

    @Test
    void tellsAllProblemsAtOnceAndNothingAboutThePerson() {
        ConsentProblems problems = problems("""
                {"phone": "call me 600111222", "numberId": "n1", "portfolio": "p1", "purposes": ["NEWS"],
                 "decision": "YES", "language": "español", "at": "yesterday", "colour": "blue"}
                """);

        assertThat(problems.problems())
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p).contains("unknown field 'colour'"),
                        p -> assertThat(p).contains("reference is missing"),
                        p -> assertThat(p).contains("phone must be"),
                        p -> assertThat(p).contains("exactly one of numberId and portfolio"),
                        p -> assertThat(p).contains("purposes must be one of MARKETING, UTILITY, SERVICE, CALL"),
                        p -> assertThat(p).contains("decision must be one of OPT_IN, OPT_OUT"),
                        p -> assertThat(p).contains("wording is missing"),
                        p -> assertThat(p).contains("language must be"),
                        p -> assertThat(p).contains("place is missing"),
                        p -> assertThat(p).contains("at must be a moment"));
        assertThat(problems.getMessage()).doesNotContain("600111222");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"reference\":\"a\",\"reference\":\"b\"}", "\"text\""})
    void refusesWhatIsNotOneObject(String json) {
        assertThat(problems(json).problems()).isNotEmpty();
    }

    @Test
    void namesNobody() {
        assertThat(problems("{}").problems()).contains("who it is about is missing: phone or bsuid");
    }

    private static ConsentSubmission read(String json) throws ConsentProblems {
        return ConsentSubmissionCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsentProblems problems(String json) {
        return catchThrowableOfType(ConsentProblems.class, () -> read(json));
    }
}
