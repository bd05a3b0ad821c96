package io.puente.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.Skipped;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLoader;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.testkit.SampleRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the shipped mapping makes of whole records, and that a server that is set up takes them. */
class DefaultMappingTest {
    private static final String FILE = "/mapping/siebel-default.yaml";

    private final SampleRecords sample = new SampleRecords();
    private final CrmMapping mapping = file(text()).mapping();

    @Test
    void objectsComeInTheOrderOfTheirReferences() {
        assertThat(mapping.objects())
                .extracting(MappedObject::name)
                .containsExactly("contact", "case", "message", "consent");
        assertThat(mapping.objects())
                .extracting(o -> o.writes().value())
                .containsExactly(
                        "Contact/Contact", "Service Request/Service Request", "Action/Action", "Action/Action");
    }

    @Test
    void aContactWithNameAndPhone() {
        Mapped contact = map("contact", sample.input());
        assertThat(contact.key())
                .isEqualTo(
                        new ExternalKey("Integration Id", sample.person().key().value()));
        assertThat(contact.create())
                .isEqualTo(sorted(
                        "First Name", FieldValue.text("WhatsApp"), "Last Name", FieldValue.text("Lucía Prueba")));
        assertThat(contact.whenEmpty()).isEqualTo(Map.of("Cellular Phone #", FieldValue.text("+34600000001")));
        assertThat(contact.always()).isEmpty();
    }

    @Test
    void aContactThatShowsNothingStillHasALastName() {
        assertThat(map("contact", sample.anonymous()).create())
                .containsEntry("Last Name", FieldValue.text("WhatsApp user"));
    }

    @Test
    void aCase() {
        Mapped found = map("case", sample.input());
        assertThat(found.create())
                .isEqualTo(sorted(
                        "Abstract", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "Source", FieldValue.text("WhatsApp"),
                        "Status", FieldValue.text("Open"),
                        "Memo", FieldValue.text("WhatsApp number +34 900 000 000")));
        // Nothing of a case changes with every message: a case costs one write in its life.
        assertThat(found.always()).isEmpty();
        assertThat(found.references())
                .containsExactly(new ParentReference(
                        "Contact Id", "contact", sample.person().key().value(), WhenMissing.WAIT));
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = map("message", sample.input());
        assertThat(message.always())
                .isEqualTo(sorted(
                        "Type", FieldValue.text("WhatsApp - Outbound"),
                        "Comment", FieldValue.text("Su pedido llega mañana 📦"),
                        "Description", FieldValue.text("Su pedido llega mañana 📦"),
                        "Started", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "Status", FieldValue.text("Done"),
                        "Short Comment", FieldValue.cleared(),
                        "Abstract", message.always().get("Abstract")));
        assertThat(message.references())
                .containsExactly(
                        new ParentReference(
                                "Activity SR Id",
                                "case",
                                sample.engagement().key().value(),
                                WhenMissing.WAIT),
                        new ParentReference(
                                "Primary Contact Id",
                                "contact",
                                sample.person().key().value(),
                                WhenMissing.WAIT));
    }

    @Test
    void aMessageWithoutCaseWaits() {
        assertThat(map("message", sample.historyMessage()).references())
                .contains(new ParentReference("Activity SR Id", "case", "", WhenMissing.WAIT));
    }

    @Test
    void aPlaceholderIsNeverShown() {
        assertThat(object("message").map(sample.placeholder())).isEqualTo(new Skipped());
    }

    @Test
    void aConsent() {
        assertThat(map("consent", sample.input()).create())
                .containsEntry("Type", FieldValue.text("WhatsApp - Consent"))
                .containsEntry("Comment", FieldValue.text("BAJA"))
                .containsEntry("Started", FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")))
                .containsEntry("Status", FieldValue.text("Done"));
        assertThat(map("consent", sample.input()).create().get("Description").toString())
                .isNotBlank();
    }

    @Test
    void itFitsAServerThatIsSetUpAndIsWrittenWhole() throws Exception {
        try (SimulatedSiebel siebel = new SimulatedSiebel(true);
                TestConnectors connectors = new TestConnectors()) {
            CrmConnector connector = connectors.open(siebel.address(), Map.of());

            assertThat(MappingCheck.check(file(text()), connector.schema().orElseThrow()))
                    .isEmpty();

            Map<String, String> ids = new HashMap<>();
            for (MappedObject object : mapping.objects()) {
                Mapped mapped = map(object.name(), sample.input());
                ChangeResult result = connector
                        .write(new ChangeBatch(object.writes(), List.of(change(object, mapped, ids))))
                        .get(0);
                assertThat(result).isInstanceOf(ChangeResult.Applied.class);
                ids.put(object.name(), ((ChangeResult.Applied) result).recordId());
            }
            assertThat(siebel.records(Changes.ACTION)).hasSize(2);
        }
    }

    private static io.puente.spi.Change change(MappedObject object, Mapped mapped, Map<String, String> ids) {
        Map<String, FieldValue> fields = new LinkedHashMap<>(mapped.always());
        fields.putAll(mapped.create());
        fields.putAll(mapped.whenEmpty());
        List<Reference> references = new ArrayList<>();
        for (ParentReference reference : mapped.references()) {
            references.add(new Reference(
                    reference.field(),
                    object.writes(),
                    new ExternalKey("Integration Id", reference.parentKey()),
                    ids.get(reference.object())));
        }
        return new io.puente.spi.Change(object.writes(), mapped.key(), null, "lane", fields, references, false, false);
    }

    private MappedObject object(String name) {
        return mapping.objects().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Mapped map(String object, MappingInput input) {
        return (Mapped) object(object).map(input);
    }

    private static Map<String, FieldValue> sorted(Object... pairs) {
        Map<String, FieldValue> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (FieldValue) pairs[i + 1]);
        }
        return map;
    }

    private static MappingFile file(String text) {
        try {
            return MappingLoader.read(
                    "siebel-default.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "siebel");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text() {
        try (InputStream file = DefaultMappingTest.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
