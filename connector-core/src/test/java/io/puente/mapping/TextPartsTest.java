package io.puente.mapping;

import static io.puente.mapping.Inputs.message;
import static io.puente.mapping.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.TextLimit.Overflow;
import io.puente.model.DeliveryState;
import io.puente.spi.FieldValue;
import io.puente.testkit.MappingText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Texts that become several records. */
class TextPartsTest {
    private static final String FILE = """
            version: 1
            crm: test-crm
            objects:
              - name: message
                writes: Action
                from: message
                key: { field: UID, value: message.key }
                fields:
                  Comment: { value: message.text, max: 40, overflow: split%s }
                  Kind: { value: message.kind }
            """;

    @Test
    void aTextThatFitsIsOneRecord() {
        Mapped mapped = map("", "short");

        assertThat(mapped.always()).containsEntry("Comment", FieldValue.text("short"));
        assertThat(mapped.split()).isNotNull();
        assertThat(mapped.split().further()).isEmpty();
    }

    @Test
    void aLongerOneBecomesSeveralWithKeysOfTheirOwn() {
        Mapped mapped = map("", "a".repeat(34) + "b".repeat(34) + "c");
        String key = mapped.key().value();

        assertThat(mapped.always()).containsEntry("Comment", FieldValue.text("(1/3) " + "a".repeat(34)));
        List<Mapped> further = mapped.split().further();
        assertThat(further).extracting(part -> part.key().value()).containsExactly(key + "-2", key + "-3");
        assertThat(further)
                .extracting(part -> part.always().get("Comment"))
                .containsExactly(FieldValue.text("(2/3) " + "b".repeat(34)), FieldValue.text("(3/3) c"));
        assertThat(further).allSatisfy(part -> {
            assertThat(part.always()).containsEntry("Kind", FieldValue.text("text"));
            assertThat(part.split()).isNull();
        });
    }

    @Test
    void whatIsWrittenOnCreationIsSplitToo() {
        Mapped mapped = map(", write: create", "a".repeat(41));

        assertThat(mapped.create()).containsEntry("Comment", FieldValue.text("(1/2) " + "a".repeat(34)));
        assertThat(mapped.split().further().get(0).create())
                .containsEntry("Comment", FieldValue.text("(2/2) " + "a".repeat(7)));
    }

    @Test
    void aPartThatIsNoLongerNeededIsEmptied() {
        Mapped mapped = map("", "short");

        Mapped emptied = mapped.split().emptied(mapped, 2);

        assertThat(emptied.key().value()).isEqualTo(mapped.key().value() + "-2");
        assertThat(emptied.always())
                .containsEntry("Comment", FieldValue.cleared())
                .containsEntry("Kind", FieldValue.text("text"));
    }

    @Property(tries = 300)
    void nothingIsLostAndEveryPartFits(
            @ForAll @StringLength(max = 900) String text, @ForAll @IntRange(min = 40, max = 120) int max) {
        for (TextLimit limit : List.of(new TextLimit(max, 0, Overflow.SPLIT), new TextLimit(0, max, Overflow.SPLIT))) {
            StringBuilder whole = new StringBuilder();
            for (String part : TextParts.marked(text, limit)) {
                assertThat(limit.exceeded(part)).isFalse();
                whole.append(part.substring(part.indexOf(") ") + 2));
            }
            assertThat(whole.toString()).isEqualTo(text);
        }
    }

    private static Mapped map(String more, String text) {
        String file = String.format(java.util.Locale.ROOT, FILE, more);
        MappedObject object =
                MappingText.load("test.yaml", file, "test-crm").objects().get(0);
        return (Mapped) object.map(with(message("text", text, DeliveryState.READ)));
    }
}
