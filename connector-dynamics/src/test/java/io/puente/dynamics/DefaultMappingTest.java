package io.puente.dynamics;

import static io.puente.testkit.ShippedMapping.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.spi.FieldValue;
import io.puente.testkit.DefaultMappingContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shipped mapping makes of whole records. */
class DefaultMappingTest extends DefaultMappingContract {

    DefaultMappingTest() {
        super("dynamics");
    }

    @Override
    protected List<String> writes() {
        return List.of("contact", "incident", "puente_whatsappmessage", "puente_whatsappconsent");
    }

    @Override
    protected String contactKey() {
        return "puente_contactkey";
    }

    @Override
    protected Written contact() {
        return new Written(
                Map.of("lastname", FieldValue.text("Lucía Prueba")),
                Map.of("mobilephone", FieldValue.text("+34600000001")),
                fields(
                        "puente_whatsappname", FieldValue.text("Lucía Prueba"),
                        "puente_whatsappphone", FieldValue.text("+34600000001"),
                        "puente_whatsappuserid", FieldValue.text("ES.sample0001"),
                        "puente_whatsappnotice", FieldValue.cleared(),
                        "puente_marketingconsent", FieldValue.text("OptOut"),
                        "puente_marketingconsentsince", FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")),
                        "puente_utilityconsent", FieldValue.text("Unknown"),
                        "puente_utilityconsentsince", FieldValue.cleared(),
                        "puente_serviceconsent", FieldValue.text("Unknown"),
                        "puente_serviceconsentsince", FieldValue.cleared(),
                        "puente_callconsent", FieldValue.text("Unknown"),
                        "puente_callconsentsince", FieldValue.cleared()));
    }

    @Override
    protected Map<String, FieldValue> namelessContact() {
        return Map.of("lastname", FieldValue.text("WhatsApp user"));
    }

    @Override
    protected List<String> leftAlone() {
        return List.of("puente_whatsappphone", "puente_whatsappname");
    }

    @Override
    protected Written whatsAppCase() {
        return new Written(
                fields(
                        "title", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "caseorigincode", FieldValue.text("WhatsApp"),
                        "prioritycode", FieldValue.number(BigDecimal.valueOf(2))),
                Map.of(),
                fields(
                        "puente_whatsappstatus", FieldValue.text("Open"),
                        "puente_lastinbound", FieldValue.instant(Instant.parse("2026-03-02T10:00:00Z")),
                        "puente_windowcloses", FieldValue.instant(Instant.parse("2026-03-03T10:00:00Z")),
                        "puente_businessnumber", FieldValue.text("+34 900 000 000"),
                        "puente_numberid", FieldValue.text("100000000000001")));
    }

    @Override
    protected String contactOfCase() {
        return "customerid";
    }

    @Override
    protected String caseOfMessage() {
        return "regardingobjectid";
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = shipped.map("message", sample.input());
        assertThat(message.create()).isEqualTo(Map.of("statuscode", FieldValue.number(BigDecimal.valueOf(2))));
        assertThat(message.always())
                .isEqualTo(fields(
                        "subject", FieldValue.text("WhatsApp: Su pedido llega mañana 📦"),
                        "description", FieldValue.text("Su pedido llega mañana 📦"),
                        "actualstart", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "sortdate", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "puente_body", FieldValue.text("Su pedido llega mañana 📦"),
                        "puente_direction", FieldValue.text("Outbound"),
                        "puente_author", FieldValue.text("Agent"),
                        "puente_kind", FieldValue.text("text"),
                        "puente_sentat", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "puente_sequence", FieldValue.text("42"),
                        "puente_deliverystate", FieldValue.text("Delivered"),
                        "puente_deliveredat", FieldValue.instant(Instant.parse("2026-03-02T10:05:03Z")),
                        "puente_errorcode", FieldValue.cleared(),
                        "puente_errortext", FieldValue.cleared(),
                        "puente_clientreference", FieldValue.text("reply-1")));
        assertThat(message.references()).containsExactly(toCase("regardingobjectid"), toContact("customers"));
    }

    @Test
    void aConsent() {
        Mapped consent = shipped.map("consent", sample.input());
        assertThat(consent.always())
                .isEqualTo(fields(
                        "puente_name", FieldValue.text("WhatsApp MARKETING"),
                        "puente_purpose", FieldValue.text("Marketing"),
                        "puente_decision", FieldValue.text("OptOut"),
                        "puente_source", FieldValue.text("keyword"),
                        "puente_wording", FieldValue.text("BAJA"),
                        "puente_language", FieldValue.text("es"),
                        "puente_givenat", FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")),
                        "puente_recordedat", FieldValue.instant(Instant.parse("2026-03-01T09:00:02Z")),
                        "puente_scope", FieldValue.text("number:100000000000001"),
                        "puente_businessnumber", FieldValue.text("+34 900 000 000"),
                        "puente_numberid", FieldValue.text("100000000000001"),
                        "puente_sourcemessage",
                                FieldValue.text(sample.message().key().value()),
                        "puente_ledgernumber", FieldValue.number(BigDecimal.valueOf(7)),
                        "puente_ledgerhash", FieldValue.text("sample-hash")));
    }

    @Test
    void theCommentedExampleForJourneysConsentIsAMappingToo() {
        assertThat(shipped.withExample("# Customer Insights").objects())
                .extracting(o -> o.writes().value())
                .contains("msdynmkt_contactpointconsent4");
    }

    @Test
    void theCommentedClosingOfCasesIsAMappingToo() {
        CrmMapping closing = shipped.edited(text -> text.replace("      #   statuscode:", "      statuscode:"));
        assertThat(closing.objects()).hasSize(4);
    }
}
