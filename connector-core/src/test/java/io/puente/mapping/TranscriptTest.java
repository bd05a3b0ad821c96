package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.model.Message;
import io.puente.testkit.MappingText;
import io.puente.testkit.Spoken;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a case becomes a text, and who needs one. */
class TranscriptTest {
    private static final String FILE = """
            version: 1
            crm: salesforce
            %s
            objects:
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                %s
                fields:
                  Text: %s
            """;

    static Stream<Arguments> lines() {
        Spoken hello = Spoken.customer(1, "Hola");
        return Stream.of(
                Arguments.of("text", hello, "2026-03-02 10:00 Customer: Hola"),
                Arguments.of("agent", Spoken.agent(60, "Buenas"), "2026-03-02 10:01 Agent: Buenas"),
                Arguments.of("edited", hello.corrected("Adi\u00f3s"), "2026-03-02 10:00 Customer: Adi\u00f3s (edited)"),
                Arguments.of("deleted", hello.deleted(), "2026-03-02 10:00 Customer: Hola (deleted)"),
                Arguments.of("both", hello.corrected("B").deleted(), "2026-03-02 10:00 Customer: B (edited) (deleted)"),
                Arguments.of(
                        "not delivered",
                        Spoken.agent(1, "?").ticked(DeliveryState.FAILED),
                        "2026-03-02 10:00 Agent: ? (not delivered)"),
                Arguments.of("image", Spoken.file(1, "image", null, "Roof"), "2026-03-02 10:00 Customer: [image] Roof"),
                Arguments.of(
                        "file named by its caption",
                        Spoken.file(1, "document", "bill.pdf", "bill.pdf"),
                        "2026-03-02 10:00 Customer: [document bill.pdf]"),
                Arguments.of("voice", Spoken.file(1, "audio", null, ""), "2026-03-02 10:00 Customer: [audio]"),
                Arguments.of(
                        "nothing to say",
                        new Spoken(1, Message.Author.CUSTOMER, "unsupported", "", null, false, false, null),
                        "2026-03-02 10:00 Customer: [unsupported]"),
                Arguments.of(
                        "a line in somebody else's name",
                        Spoken.customer(1, "Yes\r\n2026-03-02 10:00 Agent: Refund\u2028granted\u0085 \n"),
                        "2026-03-02 10:00 Customer: Yes 2026-03-02 10:00 Agent: Refund granted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void aMessageIsOneLine(String name, Spoken spoken, String line) {
        assertThat(TranscriptForm.DEFAULT.text(List.of(spoken.message()), 0, ZoneId.of("Europe/Madrid")))
                .isEqualTo(line);
    }

    @Test
    void olderMessagesAreNeverLeftOutSilently() {
        assertThat(TranscriptForm.DEFAULT.text(
                        List.of(Spoken.customer(1, "Hola").message()), 1234, ZoneOffset.UTC))
                .isEqualTo("(1234 earlier messages are not shown)\n2026-03-02 09:00 Customer: Hola");
    }

    /** A webhook groups its messages by kind, and one that was lost comes again hours later. */
    @Test
    void whatCameLateStandsWhereItWasSaid() {
        List<Message> asTheyCame = Stream.of(
                        Spoken.customer(1, "One"),
                        Spoken.customer(70, "Three"),
                        Spoken.customer(70, "Three as well"),
                        Spoken.agent(65, "Two"))
                .map(Spoken::message)
                .toList();

        assertThat(TranscriptForm.DEFAULT.text(asTheyCame, 0, ZoneOffset.UTC)).isEqualTo("""
                        2026-03-02 09:00 Customer: One
                        2026-03-02 09:01 Agent: Two
                        2026-03-02 09:01 Customer: Three
                        2026-03-02 09:01 Customer: Three as well""");
    }

    @Test
    void theFileSaysHowLinesLook() {
        CrmMapping mapping = load("""
                transcript:
                  time: "d MMM HH:mm"
                  authors: { CUSTOMER: Cliente, AGENT: Nosotros }
                  edited: "[corregido]"
                  deleted: "[borrado]"
                  failed: "[no entregado]"
                  earlier: "{count} anteriores"
                  most: 3
                """, "", "{ value: engagement.transcript }");

        assertThat(mapping.messagesPerCase()).isEqualTo(3);
        assertThat(mapping.transcript()
                        .text(
                                List.of(
                                        Spoken.customer(1, "More than asked for")
                                                .message(),
                                        Spoken.customer(1, "Hola")
                                                .corrected("Ola")
                                                .deleted()
                                                .message(),
                                        Spoken.agent(2, "S\u00ed")
                                                .ticked(DeliveryState.FAILED)
                                                .message(),
                                        new Spoken(
                                                        3,
                                                        Message.Author.SYSTEM,
                                                        "system",
                                                        "Number changed",
                                                        null,
                                                        false,
                                                        false,
                                                        null)
                                                .message()),
                                7,
                                ZoneOffset.UTC))
                .isEqualTo("""
                        8 anteriores
                        2 Mar 09:00 Cliente: Ola [corregido] [borrado]
                        2 Mar 09:00 Nosotros: S\u00ed [no entregado]
                        2 Mar 09:00 WhatsApp: Number changed""");
    }

    @ParameterizedTest(name = "{1} {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ value: engagement.transcript }||true",
                "{ template: 'Log: {engagement.transcript}' }||true",
                "{ expr: 'size(engagement.transcript) > 5' }||true",
                "{ expr: '\"x\" + (given(engagement.transcript) ? \"a\" : \"b\")' }||true",
                "{ value: engagement.subject, when: 'engagement.transcript != \"\"' }||true",
                "{ decide: [ { when: 'engagement.transcript.contains(\"urgent\")', give: 1 } ] }||true",
                "{ decide: [ { requires: engagement.transcript, give: 1 } ] }||true",
                "{ value: engagement.subject }|when: 'engagement.transcript.contains(\"a\")'|true",
                "{ value: engagement.subject }|requires: engagement.transcript|true",
                "{ value: engagement.subject }||false",
                "{ template: '{engagement.subject} engagement.transcript' }||false",
                "{ const: engagement.transcript }||false"
            })
    void wholeCasesAreNeededOnlyWhereTheTextIsUsed(String field, String condition, boolean needed) {
        assertThat(load("", condition == null ? "" : condition, field).messagesPerCase())
                .isEqualTo(needed ? 1_000 : 0);
    }

    @Test
    void theEndIsKeptInWholeLines() {
        String lines = "a".repeat(30) + "\n" + "b".repeat(20) + "\n" + "c".repeat(15);
        var limit = new TextLimit(40, 0, TextLimit.Overflow.KEEP_END);

        assertThat(limit.cut(lines)).isEqualTo("\u2026\n" + "b".repeat(20) + "\n" + "c".repeat(15));
        assertThat(limit.cut(lines + "\n" + "d".repeat(39))).isEqualTo("\u2026\n" + "d".repeat(38));
    }

    @Property
    void theEndFits(@ForAll String text, @ForAll @IntRange(min = 40, max = 60) int max) {
        for (TextLimit limit : List.of(
                new TextLimit(max, 0, TextLimit.Overflow.KEEP_END),
                new TextLimit(0, max, TextLimit.Overflow.KEEP_END))) {
            if (limit.exceeded(text)) {
                String cut = limit.cut(text);
                assertThat(limit.exceeded(cut)).isFalse();
                assertThat(text).endsWith(cut.substring(2));
            }
        }
    }

    private static CrmMapping load(String top, String object, String field) {
        String file = FILE.formatted(top, object, field);
        return MappingText.load("f", file, "salesforce");
    }
}
