package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.FieldValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that decides by what the settings say of a business number, and by its local time. */
class ChannelDecisionTest {

    private static final String FILE = """
            version: 1
            crm: salesforce
            objects:
              - name: message
                writes: Message
                from: message
                key: { field: Key, value: message.key }
                fields:
                  Team:
                    decide:
                      - { if: { channel.queue: claims, message.kind: [image, video] }, give: Evidence }
                      - { if: { channel.queue: claims }, when: "message.hour < 8 || message.hour >= 20", give: Night }
                      - { if: { channel.language: [es, es-MX], message.weekday: [SATURDAY, SUNDAY] }, give: Weekend }
                      - { if: { channel.name: Mexico }, give: Mexico }
                      - { give: Everybody }
                  Country: { value: contact.country }
            """;
    private static final int FIRST_ROW = 11;

    private static final BusinessNumber CLAIMS = number("Spain", "claims", "es", "Europe/Madrid");
    private static final BusinessNumber MEXICO = number("Mexico", "sales", "es-MX", "America/Mexico_City");
    private static final BusinessNumber LONDON = number("London", "sales", "en", "Europe/London");

    private static BusinessNumber number(String name, String queue, String language, String zone) {
        return new BusinessNumber("+34 900 000 000", name, queue, language, ZoneId.of(zone));
    }

    /** 2026-03-07 is a Saturday. */
    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("kind and queue", CLAIMS, "image", "2026-03-04T12:00:00Z", 1, "Evidence"),
                Arguments.of("20:30 in Madrid is night there", CLAIMS, "text", "2026-03-04T19:30:00Z", 2, "Night"),
                Arguments.of("19:59 is not", CLAIMS, "text", "2026-03-04T18:59:59Z", 5, "Everybody"),
                Arguments.of("summer time", CLAIMS, "text", "2026-07-01T18:00:00Z", 2, "Night"),
                Arguments.of("Saturday by language", CLAIMS, "text", "2026-03-07T12:00:00Z", 3, "Weekend"),
                Arguments.of("still Saturday there", MEXICO, "text", "2026-03-09T05:59:00Z", 3, "Weekend"),
                Arguments.of("Monday there too", MEXICO, "text", "2026-03-09T06:00:00Z", 4, "Mexico"),
                Arguments.of("another language", LONDON, "text", "2026-03-07T12:00:00Z", 5, "Everybody"),
                Arguments.of("nothing known", BusinessNumber.UNKNOWN, "image", "2026-03-07T23:00:00Z", 5, "Everybody"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void theFirstRowThatHoldsDecides(
            String name, BusinessNumber number, String kind, Instant sentAt, int row, String team) throws IOException {
        MappingFile file = MappingLoader.read("f", bytes(FILE), "salesforce");
        MappingInput input = Inputs.at(number, kind, sentAt);

        var mapped = (MapOutcome.Mapped) file.mapping().objects().get(0).map(input);

        assertThat(mapped.always()).containsEntry("Team", FieldValue.text(team));
        var table = (DecisionSource) file.plans().get(0).fields().get(0).source();
        assertThat(table.fired(input)).isNotNull();
        assertThat(table.fired(input).at().line()).isEqualTo(FIRST_ROW + row - 1);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "34600000001, ES",
        "525500000002, MX",
        "5215500000002, MX",
        "5491100000000, AR",
        "5511900000000, BR",
        "14155550100, US",
        "14165550100, CA",
        "447400123456, GB",
        "870773000000,",
        "999,",
        "n/a,",
        ","
    })
    void theCountryIsThatOfThePhoneNumber(String digits, String country) {
        CanonicalPath path = CanonicalVocabulary.find("contact.country").orElseThrow();

        assertThat(path.reader().read(Inputs.contact("Ana", digits)))
                .isEqualTo(country == null ? null : FieldValue.text(country));
    }

    @Test
    void aCaseHasTheHourItWasOpened() {
        var number = new BusinessNumber(null, null, null, null, ZoneOffset.ofHours(-23 + 12));
        MappingInput input = Inputs.at(number, "text", Inputs.AT);

        var local = Inputs.AT.atZone(number.zone());
        assertThat(read("engagement.openedHour", input))
                .isEqualTo(FieldValue.number(BigDecimal.valueOf(local.getHour())));
        assertThat(read("engagement.openedWeekday", input))
                .isEqualTo(FieldValue.text(local.getDayOfWeek().name()));
        assertThat(read("message.hour", Inputs.contact("Ana", null))).isNull();
    }

    @Test
    void slipsAreNamed() {
        String wrong = FILE.replace("channel.queue: claims }, when", "channel.que: claims }, when")
                .replace("[SATURDAY, SUNDAY]", "[SATURDAY, SUNDY]");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> MappingLoader.read("f", bytes(wrong), "salesforce"))
                .isInstanceOf(MappingProblems.class)
                .hasMessageContaining("there is no value 'channel.que'")
                .hasMessageContaining("did you mean 'channel.queue'?")
                .hasMessageContaining("'SUNDY' never occurs")
                .hasMessageContaining("did you mean 'SUNDAY'?");
    }

    private static FieldValue read(String path, MappingInput input) {
        return CanonicalVocabulary.find(path).orElseThrow().reader().read(input);
    }

    private static ByteArrayInputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }
}
