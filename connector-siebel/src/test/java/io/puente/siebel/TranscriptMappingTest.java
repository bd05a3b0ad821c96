package io.puente.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.spi.FieldValue;
import io.puente.testkit.ShippedOverlay;
import org.junit.jupiter.api.Test;

/** The shipped overlay that writes one text per case. */
class TranscriptMappingTest {

    @Test
    void theTextTakesThePlaceOfTheMessages() {
        var overlay = new ShippedOverlay("siebel");
        assertThat(overlay.mapping().messagesPerCase()).isEqualTo(1_000);
        assertThat(overlay.objects()).containsExactly("contact", "case", "transcript", "consent");
        assertThat(overlay.map("transcript", "x".repeat(4_000)))
                .isInstanceOfSatisfying(
                        Mapped.class,
                        mapped -> assertThat(mapped.split())
                                .satisfies(split -> assertThat(split.further())
                                        .extracting(part -> part.always().get("Comment"))
                                        .contains(FieldValue.text("(3/3) " + "x".repeat(4_000 - 2 * 1_494)))
                                        .hasSize(2)));
    }
}
