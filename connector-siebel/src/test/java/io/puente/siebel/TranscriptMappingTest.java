package io.puente.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLayers;
import io.puente.mapping.MappingLoader;
import io.puente.spi.FieldValue;
import io.puente.testkit.SampleRecords;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The shipped overlay that writes one text per case. */
class TranscriptMappingTest {

    private static final String FILE = "/mapping/siebel-transcript.yaml";
    private static final String DEFAULT = "/mapping/siebel-default.yaml";

    private static CrmMapping load() throws IOException {
        MappingLayers layers =
                name -> new MappingLayers.Layer(DEFAULT, TranscriptMappingTest.class.getResourceAsStream(DEFAULT));
        try (InputStream file = TranscriptMappingTest.class.getResourceAsStream(FILE)) {
            return MappingLoader.read(FILE, file, "siebel", layers).mapping();
        }
    }

    @Test
    void theTextTakesThePlaceOfTheMessages() throws IOException {
        CrmMapping mapping = load();
        assertThat(mapping.messagesPerCase()).isEqualTo(1_000);
        assertThat(mapping.objects())
                .extracting(MappedObject::name)
                .containsExactly("contact", "case", "transcript", "consent");

        MappingInput sample = new SampleRecords().input();
        var input = new MappingInput(
                sample.person(),
                sample.consents(),
                sample.conversation(),
                sample.engagement(),
                null,
                null,
                sample.number(),
                "x".repeat(4_000));
        MappedObject object = mapping.objects().stream()
                .filter(o -> o.name().equals("transcript"))
                .findFirst()
                .orElseThrow();

        assertThat(object.map(input))
                .isInstanceOfSatisfying(
                        Mapped.class,
                        mapped -> assertThat(mapped.split())
                                .satisfies(split -> assertThat(split.further())
                                        .extracting(part -> part.always().get("Comment"))
                                        .contains(FieldValue.text("(3/3) " + "x".repeat(4_000 - 2 * 1_494)))
                                        .hasSize(2)));
    }
}
