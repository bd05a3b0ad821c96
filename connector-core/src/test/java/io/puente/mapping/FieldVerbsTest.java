package io.puente.mapping;

import static io.puente.mapping.Inputs.contact;
import static io.puente.mapping.Inputs.message;
import static io.puente.mapping.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.spi.FieldValue;
import io.puente.testkit.MappingText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each verb of a field does with a value, and without one. */
class FieldVerbsTest {

    private static final MappingInput ANA = contact("Ana Prueba", "34600000001");
    private static final MappingInput NOBODY = contact(null, null);
    private static final MappingInput TEXT = with(message("text", "Hola, ¿qué tal?", DeliveryState.READ));
    private static final MappingInput EMPTY = with(message("sticker", "", DeliveryState.SENT));
    private static final DeliveryFact FAILURE =
            new DeliveryFact(DeliveryState.FAILED, Inputs.AT, "", 131047, "Re-engagement message");

    static Stream<Arguments> rows() {
        return Stream.of(
                row("value", "contact", "{ value: contact.displayName }", ANA, FieldValue.text("Ana Prueba")),
                row("no value, left alone", "contact", "{ value: contact.displayName }", NOBODY, null),
                row(
                        "no value, cleared",
                        "contact",
                        "{ value: contact.phone, ifAbsent: clear }",
                        NOBODY,
                        FieldValue.cleared()),
                row(
                        "default",
                        "contact",
                        "{ value: contact.displayName, default: Nadie }",
                        NOBODY,
                        FieldValue.text("Nadie")),
                row(
                        "default not needed",
                        "contact",
                        "{ value: contact.displayName, default: Nadie }",
                        ANA,
                        FieldValue.text("Ana Prueba")),
                row("default is no text", "message", "{ value: message.errorCode, default: 0 }", TEXT, number(0)),
                row(
                        "invisible name",
                        "contact",
                        "{ value: contact.displayName }",
                        contact("\u200E \u2800", null),
                        null),
                row(
                        "name in a frame of spaces",
                        "contact",
                        "{ value: contact.displayName }",
                        contact(" Ana ", null),
                        FieldValue.text("Ana")),
                row("phone", "contact", "{ value: contact.phone }", ANA, FieldValue.text("+34600000001")),
                row("phone that is none", "contact", "{ value: contact.phone }", contact("A", "n/a"), null),
                row("WhatsApp's digits", "contact", "{ value: contact.waId }", ANA, FieldValue.text("34600000001")),
                row(
                        "flags",
                        "contact",
                        "{ value: contact.flags }",
                        ANA,
                        FieldValue.text("identity-changed, recycled-number")),
                row("unknown consent", "contact", "{ value: contact.consent.call }", ANA, FieldValue.text("UNKNOWN")),
                row("moment", "contact", "{ value: contact.firstSeenAt }", ANA, FieldValue.instant(Inputs.AT)),
                row("const text", "contact", "{ const: WhatsApp }", ANA, FieldValue.text("WhatsApp")),
                row("const flag", "contact", "{ const: true }", ANA, FieldValue.flag(true)),
                row("const number", "contact", "{ const: 12.50 }", ANA, FieldValue.number(new BigDecimal("12.50"))),
                row("const in quotes", "contact", "{ const: '12' }", ANA, FieldValue.text("12")),
                row("const with leading zero", "contact", "{ const: 007 }", ANA, FieldValue.text("007")),
                row("YAML's other true", "contact", "{ const: yes }", ANA, FieldValue.text("yes")),
                row(
                        "map",
                        "engagement",
                        "{ value: engagement.status, map: { OPEN: No, CLOSED: Off } }",
                        TEXT,
                        FieldValue.text("No")),
                row(
                        "map to a check box",
                        "message",
                        "{ value: message.direction, map: { INBOUND: true, OUTBOUND: false } }",
                        TEXT,
                        FieldValue.flag(false)),
                row(
                        "map of a flag",
                        "message",
                        "{ value: message.revoked, map: { true: deleted, false: there } }",
                        TEXT,
                        FieldValue.text("deleted")),
                row(
                        "map of a number",
                        "message",
                        "{ value: message.sequence, map: { 5: five }, unmapped: keep }",
                        TEXT,
                        FieldValue.text("five")),
                row(
                        "unmapped kept",
                        "message",
                        "{ value: message.kind, map: { image: Picture }, unmapped: keep }",
                        TEXT,
                        FieldValue.text("text")),
                row(
                        "unmapped default",
                        "message",
                        "{ value: message.kind, map: { image: Picture }, unmapped: default, default: Other }",
                        TEXT,
                        FieldValue.text("Other")),
                row("truncated", "message", "{ value: message.text, max: 4 }", TEXT, FieldValue.text("Hola")),
                row(
                        "truncated with a mark",
                        "message",
                        "{ value: message.text, max: 5, overflow: ellipsis }",
                        TEXT,
                        FieldValue.text("Hola…")),
                row(
                        "truncated by bytes",
                        "message",
                        "{ value: message.text, maxBytes: 11 }",
                        TEXT,
                        FieldValue.text("Hola, ¿qu")),
                row(
                        "short enough",
                        "message",
                        "{ value: message.text, max: 15, overflow: reject }",
                        TEXT,
                        FieldValue.text("Hola, ¿qué tal?")),
                row("empty text is no text", "message", "{ value: message.text }", EMPTY, null),
                row("flag", "message", "{ value: message.edited }", TEXT, FieldValue.flag(false)),
                row("number", "message", "{ value: message.sequence }", TEXT, number(5)),
                row("detail", "message", "{ value: message.details.latitude }", TEXT, FieldValue.text("40.4")),
                row("detail that is not there", "message", "{ value: message.details.name }", TEXT, null),
                row("file", "message", "{ value: message.mediaType }", TEXT, FieldValue.text("image/jpeg")),
                row(
                        "error",
                        "message",
                        "{ value: message.errorCode }",
                        with(message("text", "x", DeliveryState.FAILED, FAILURE)),
                        number(131047)),
                row(
                        "error overtaken by delivery",
                        "message",
                        "{ value: message.errorCode }",
                        with(message("text", "x", DeliveryState.DELIVERED, FAILURE)),
                        null),
                row(
                        "template",
                        "message",
                        "{ template: '{{{contact.displayName}}} #{message.sequence}' }",
                        TEXT,
                        FieldValue.text("{Ana Prueba} #5")),
                row(
                        "template with a gap",
                        "message",
                        "{ template: '{message.errorText} {message.kind}' }",
                        TEXT,
                        FieldValue.text("text")),
                row("template of nothing", "contact", "{ template: 'Tel. {contact.phone}' }", NOBODY, null),
                row(
                        "template with default",
                        "contact",
                        "{ template: 'Tel. {contact.phone}', default: none }",
                        NOBODY,
                        FieldValue.text("none")),
                row(
                        "moment in a template",
                        "contact",
                        "{ template: 'since {contact.firstSeenAt}' }",
                        ANA,
                        FieldValue.text("since 2026-03-02T10:00:00Z")),
                row(
                        "window of the conversation",
                        "message",
                        "{ value: conversation.serviceWindowClosesAt }",
                        TEXT,
                        FieldValue.instant(Inputs.AT.plusSeconds(86_400))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void gives(String row, String from, String field, MappingInput input, @Nullable FieldValue expected) {
        var mapped = (MapOutcome.Mapped) object(from, "", field).map(input);
        assertThat(mapped.always().get("Field")).isEqualTo(expected);
    }

    @Test
    void aWordThatIsNotMappedNeedsAttentionAndIsNamed() {
        assertThat(object("message", "", "{ value: message.kind, map: { image: Picture } }")
                        .map(TEXT))
                .isEqualTo(unmappable("the mapping does not say what 'text' becomes; add it to the field's 'map'"));
    }

    @Test
    void freeTextIsNeverRepeatedInAReason() {
        assertThat(object("message", "", "{ value: message.text, map: { a: b } }")
                        .map(TEXT))
                .isEqualTo(unmappable("the mapping does not say what this text becomes; add it to the field's 'map'"));
    }

    @Test
    void aTextThatIsTooLongCanBeRefused() {
        assertThat(object("message", "", "{ value: message.text, max: 4, overflow: reject }")
                        .map(TEXT))
                .isEqualTo(unmappable("the text has 15 characters, allowed are 4"));
    }

    @Test
    void writeDecidesWhenAFieldIsSent() {
        var created = (MapOutcome.Mapped)
                object("contact", "", "{ const: A, write: create }").map(ANA);
        MappedObject whenEmpty = object("contact", "", "{ const: A, write: when-empty }");
        assertThat(created.create()).isEqualTo(Map.of("Field", FieldValue.text("A")));
        assertThat(created.always()).isEmpty();
        assertThat(((MapOutcome.Mapped) whenEmpty.map(ANA)).whenEmpty()).containsOnlyKeys("Field");
        assertThat(whenEmpty.whenEmptyFields()).containsExactly("Field");
    }

    @Test
    void onlyAndRequiresLeaveRecordsOut() {
        MappedObject texts =
                object("message", "only: { message.kind: [text, image], message.direction: OUTBOUND }", "{ const: A }");
        assertThat(texts.map(TEXT)).isInstanceOf(MapOutcome.Mapped.class);
        assertThat(texts.map(EMPTY)).isEqualTo(new MapOutcome.Skipped());
        MappedObject phones = object("contact", "requires: [contact.phone]", "{ const: A }");
        assertThat(phones.map(ANA)).isInstanceOf(MapOutcome.Mapped.class);
        assertThat(phones.map(NOBODY)).isEqualTo(new MapOutcome.Skipped());
    }

    private static MappedObject object(String from, String extra, String field) {
        String file = "version: 1\ncrm: test\nobjects:\n  - name: thing\n    writes: Thing\n    from: " + from
                + "\n    key: { field: Key, value: " + from + ".key }\n    " + extra + "\n    fields:\n      Field: "
                + field + "\n";
        return MappingText.load("f", file, "test").objects().get(0);
    }

    private static MapOutcome unmappable(String text) {
        return new MapOutcome.Unmappable(java.util.List.of(new MapOutcome.Problem("Field", text)));
    }

    private static FieldValue number(long value) {
        return FieldValue.number(BigDecimal.valueOf(value));
    }

    private static Arguments row(
            String name, String from, String field, MappingInput input, @Nullable FieldValue expected) {
        return Arguments.of(name, from, field, input, expected);
    }
}
