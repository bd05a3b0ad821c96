package io.puente.mapping;

import static io.puente.mapping.Inputs.contact;
import static io.puente.mapping.Inputs.message;
import static io.puente.mapping.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.spi.FieldValue;
import io.puente.testkit.MappingText;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What expressions, conditions and decision tables give. */
class ExpressionTest {

    private static final MappingInput ANA = contact("Ana Prueba", "34600000001");
    private static final MappingInput NOBODY = contact(null, null);
    private static final MappingInput TEXT = with(message("text", "Hola, ¿qué tal?", DeliveryState.READ));
    private static final MappingInput PHOTO = with(message("image", "", DeliveryState.SENT));

    static Stream<Arguments> rows() {
        String table =
                "{ decide: [ { if: { message.kind: [image, video] }, give: Media }, { when: \"size(message.text) > 3\", give: Text },"
                        + " { give: Other } ] }";
        return Stream.of(
                row("text", "contact", "{ expr: \"contact.displayName.upperAscii()\" }", ANA, text("ANA PRUEBA")),
                row(
                        "branch",
                        "contact",
                        "{ expr: \"contact.phone.startsWith('+34') ? 'ES' : 'XX'\" }",
                        ANA,
                        text("ES")),
                row("a missing text is empty", "contact", "{ expr: \"contact.phone + '!'\" }", NOBODY, text("!")),
                row(
                        "an empty result is no value",
                        "contact",
                        "{ expr: contact.phone, default: none }",
                        NOBODY,
                        text("none")),
                row("given", "contact", "{ expr: \"given(contact.phone)\" }", ANA, FieldValue.flag(true)),
                row("not given", "contact", "{ expr: \"given(contact.phone)\" }", NOBODY, FieldValue.flag(false)),
                row("number", "message", "{ expr: message.sequence * 2 + 1 }", TEXT, number(11)),
                row("a missing moment leaves no value", "message", "{ expr: \"message.editedAt\" }", PHOTO, null),
                row(
                        "a missing moment asked for first",
                        "message",
                        "{ expr: \"given(message.editedAt) ? message.editedAt : message.sentAt\" }",
                        TEXT,
                        FieldValue.instant(Inputs.AT)),
                row(
                        "moment with zone",
                        "message",
                        "{ expr: \"message.sentAt.getHours('Europe/Madrid')\" }",
                        TEXT,
                        number(11)),
                row("detail", "message", "{ expr: message.details.latitude }", TEXT, text("40.4")),
                row("a detail that is not there", "message", "{ expr: message.details.nothing }", TEXT, null),
                row(
                        "a detail asked for",
                        "message",
                        "{ expr: \"given(message.details.latitude) && !given(message.details.nothing)\" }",
                        TEXT,
                        FieldValue.flag(true)),
                row("an impossible index is no value", "message", "{ expr: \"message.text.charAt(500)\" }", TEXT, null),
                row(
                        "result through map",
                        "message",
                        "{ expr: \"message.kind == 'image' ? 'a' : 'b'\", map: { a: Picture, b: Words } }",
                        PHOTO,
                        text("Picture")),
                row(
                        "when",
                        "message",
                        "{ value: message.kind, when: \"message.kind == 'image'\" }",
                        PHOTO,
                        text("image")),
                row("when not", "message", "{ value: message.kind, when: \"message.kind == 'image'\" }", TEXT, null),
                row(
                        "when with a missing moment",
                        "message",
                        "{ const: x, when: \"message.editedAt > message.sentAt\" }",
                        PHOTO,
                        null),
                row("first row", "message", table, PHOTO, text("Media")),
                row("second row", "message", table, TEXT, text("Text")),
                row("last row", "message", table, with(message("sticker", "", DeliveryState.SENT)), text("Other")),
                row("no row", "message", "{ decide: [ { if: { message.kind: audio }, give: 1 } ] }", TEXT, null),
                row(
                        "no row, default",
                        "message",
                        "{ decide: [ { if: { message.kind: audio }, give: 1 } ], default: 9 }",
                        TEXT,
                        number(9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void gives(String row, String from, String field, MappingInput input, @Nullable FieldValue expected) {
        var mapped = (MapOutcome.Mapped) object(from, "", field).map(input);
        assertThat(mapped.always().get("Field")).isEqualTo(expected);
    }

    @Test
    void aConditionOfAnObjectLeavesRecordsOut() {
        String when = "    when: \"message.kind == 'image' && message.deliveryState == 'SENT'\"\n";
        assertThat(object("message", when, "{ const: x }").map(PHOTO)).isInstanceOf(MapOutcome.Mapped.class);
        assertThat(object("message", when, "{ const: x }").map(TEXT)).isInstanceOf(MapOutcome.Skipped.class);
    }

    private static MappedObject object(String from, String more, String field) {
        String file = "version: 1\ncrm: sample\nobjects:\n  - name: it\n    writes: It\n    from: " + from
                + "\n    key: { field: Key, value: " + from + ".key }\n" + more + "    fields:\n      Field: " + field
                + "\n";
        return MappingText.load("f", file, "sample").objects().get(0);
    }

    private static FieldValue text(String value) {
        return FieldValue.text(value);
    }

    private static FieldValue number(long value) {
        return FieldValue.number(BigDecimal.valueOf(value));
    }

    private static Arguments row(
            String name, String from, String field, MappingInput input, @Nullable FieldValue expected) {
        return Arguments.of(name, from, field, input, expected);
    }
}
