package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.spi.FieldValue;
import io.puente.testkit.ShippedOverlay;
import org.junit.jupiter.api.Test;

/** The shipped overlay that writes one text per case. */
class TranscriptMappingTest {

    @Test
    void theTextTakesThePlaceOfTheMessages() {
        var overlay = new ShippedOverlay("dynamics");
        assertThat(overlay.mapping().messagesPerCase()).isEqualTo(1_000);
        assertThat(overlay.objects()).containsExactly("contact", "case", "consent");
        assertThat(overlay.map("case", "x".repeat(120_000)))
                .isInstanceOfSatisfying(
                        Mapped.class,
                        mapped -> assertThat(mapped.always())
                                .containsEntry("puente_transcript", FieldValue.text("\u2026\n" + "x".repeat(99_998))));
    }
}
