package io.puente.siebel;

import static io.puente.testkit.ShippedMapping.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappingCheck;
import io.puente.spi.CrmConnector;
import io.puente.spi.FieldValue;
import io.puente.testkit.DefaultMappingContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shipped mapping makes of whole records, and that a server that is set up takes them. */
class DefaultMappingTest extends DefaultMappingContract {

    DefaultMappingTest() {
        super("siebel");
    }

    @Override
    protected List<String> writes() {
        return List.of("Contact/Contact", "Service Request/Service Request", "Action/Action", "Action/Action");
    }

    @Override
    protected String contactKey() {
        return "Integration Id";
    }

    @Override
    protected Written contact() {
        return new Written(
                fields("First Name", FieldValue.text("WhatsApp"), "Last Name", FieldValue.text("Lucía Prueba")),
                Map.of("Cellular Phone #", FieldValue.text("+34600000001")),
                Map.of());
    }

    @Override
    protected Map<String, FieldValue> namelessContact() {
        return fields("First Name", FieldValue.text("WhatsApp"), "Last Name", FieldValue.text("WhatsApp user"));
    }

    @Override
    protected List<String> leftAlone() {
        return List.of("Cellular Phone #");
    }

    /** Nothing of a case changes with every message: a case costs one write in its life. */
    @Override
    protected Written whatsAppCase() {
        return new Written(
                fields(
                        "Abstract", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "Source", FieldValue.text("WhatsApp"),
                        "Status", FieldValue.text("Open"),
                        "Memo", FieldValue.text("WhatsApp number +34 900 000 000")),
                Map.of(),
                Map.of());
    }

    @Override
    protected String contactOfCase() {
        return "Contact Id";
    }

    @Override
    protected String caseOfMessage() {
        return "Activity SR Id";
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = shipped.map("message", sample.input());
        assertThat(message.always())
                .isEqualTo(fields(
                        "Type", FieldValue.text("WhatsApp - Outbound"),
                        "Comment", FieldValue.text("Su pedido llega mañana 📦"),
                        "Description", FieldValue.text("Su pedido llega mañana 📦"),
                        "Started", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "Status", FieldValue.text("Done"),
                        "Short Comment", FieldValue.cleared(),
                        "Abstract", message.always().get("Abstract")));
        assertThat(message.references()).containsExactly(toCase("Activity SR Id"), toContact("Primary Contact Id"));
    }

    @Test
    void aConsent() {
        assertThat(shipped.map("consent", sample.input()).create())
                .containsEntry("Type", FieldValue.text("WhatsApp - Consent"))
                .containsEntry("Comment", FieldValue.text("BAJA"))
                .containsEntry("Started", FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")))
                .containsEntry("Status", FieldValue.text("Done"));
        assertThat(shipped.map("consent", sample.input())
                        .create()
                        .get("Description")
                        .toString())
                .isNotBlank();
    }

    @Test
    void itFitsAServerThatIsSetUpAndIsWrittenWhole() throws Exception {
        try (SimulatedSiebel siebel = new SimulatedSiebel(true);
                TestConnectors connectors = new TestConnectors()) {
            CrmConnector connector = connectors.open(siebel.address(), Map.of());

            assertThat(MappingCheck.check(shipped.file(), connector.schema().orElseThrow()))
                    .isEmpty();
            shipped.write(connector, sample.input());
            assertThat(siebel.records(Changes.ACTION)).hasSize(2);
        }
    }
}
