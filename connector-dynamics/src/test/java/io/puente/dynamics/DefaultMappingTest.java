package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.Skipped;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLoader;
import io.puente.spi.FieldValue;
import io.puente.testkit.SampleRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the shipped mapping makes of whole records. */
class DefaultMappingTest {

    private static final String FILE = "/mapping/dynamics-default.yaml";

    private final SampleRecords sample = new SampleRecords();
    private final CrmMapping mapping = load(text());

    @Test
    void objectsComeInTheOrderOfTheirReferences() {
        assertThat(mapping.objects())
                .extracting(MappedObject::name)
                .containsExactly("contact", "case", "message", "consent");
        assertThat(mapping.objects())
                .extracting(o -> o.writes().value())
                .containsExactly("contact", "incident", "puente_whatsappmessage", "puente_whatsappconsent");
    }

    @Test
    void aContactWithNameAndPhone() {
        Mapped contact = map("contact", sample.input());
        assertThat(contact.key().field()).isEqualTo("puente_contactkey");
        assertThat(contact.key().value()).isEqualTo(sample.person().key().value());
        assertThat(contact.create()).isEqualTo(Map.of("lastname", FieldValue.text("Lucía Prueba")));
        assertThat(contact.whenEmpty()).isEqualTo(Map.of("mobilephone", FieldValue.text("+34600000001")));
        assertThat(contact.always())
                .isEqualTo(sorted(
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
        assertThat(contact.references()).isEmpty();
    }

    @Test
    void aContactThatShowsNothingStillHasALastName() {
        Mapped contact = map("contact", sample.anonymous());
        assertThat(contact.create()).isEqualTo(Map.of("lastname", FieldValue.text("WhatsApp user")));
        assertThat(contact.whenEmpty()).isEmpty();
        assertThat(contact.always()).doesNotContainKeys("puente_whatsappphone", "puente_whatsappname");
    }

    @Test
    void aCaseHasACustomer() {
        Mapped found = map("case", sample.input());
        assertThat(found.runAssignment()).isFalse();
        assertThat(found.create())
                .isEqualTo(sorted(
                        "title", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "caseorigincode", FieldValue.text("WhatsApp"),
                        "prioritycode", FieldValue.number(BigDecimal.valueOf(2))));
        assertThat(found.always())
                .isEqualTo(sorted(
                        "puente_whatsappstatus", FieldValue.text("Open"),
                        "puente_lastinbound", FieldValue.instant(Instant.parse("2026-03-02T10:00:00Z")),
                        "puente_windowcloses", FieldValue.instant(Instant.parse("2026-03-03T10:00:00Z")),
                        "puente_businessnumber", FieldValue.text("+34 900 000 000"),
                        "puente_numberid", FieldValue.text("100000000000001")));
        assertThat(found.references())
                .containsExactly(new ParentReference(
                        "customerid", "contact", sample.person().key().value(), WhenMissing.WAIT));
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = map("message", sample.input());
        assertThat(message.create()).isEqualTo(Map.of("statuscode", FieldValue.number(BigDecimal.valueOf(2))));
        assertThat(message.always())
                .isEqualTo(sorted(
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
        assertThat(message.references())
                .containsExactly(
                        new ParentReference(
                                "regardingobjectid",
                                "case",
                                sample.engagement().key().value(),
                                WhenMissing.WAIT),
                        new ParentReference(
                                "customers", "contact", sample.person().key().value(), WhenMissing.WAIT));
    }

    @Test
    void aMessageWithoutCaseWaits() {
        Mapped message = map("message", sample.historyMessage());
        assertThat(message.references())
                .contains(new ParentReference("regardingobjectid", "case", "", WhenMissing.WAIT));
    }

    @Test
    void aPlaceholderIsNeverShown() {
        assertThat(object("message").map(sample.placeholder())).isEqualTo(new Skipped());
    }

    @Test
    void aConsent() {
        Mapped consent = map("consent", sample.input());
        assertThat(consent.always())
                .isEqualTo(sorted(
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
        int example = text().indexOf("# Customer Insights");
        String file = text().substring(0, example) + text().substring(example).replaceAll("(?m)^#(?=  )", "");
        assertThat(load(file).objects()).extracting(o -> o.writes().value()).contains("msdynmkt_contactpointconsent4");
    }

    @Test
    void theCommentedClosingOfCasesIsAMappingToo() {
        CrmMapping closing = load(text().replace("      #   statuscode:", "      statuscode:"));
        assertThat(closing.objects()).hasSize(4);
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

    private static CrmMapping load(String text) {
        try {
            return MappingLoader.load(
                    "dynamics-default.yaml",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    "dynamics");
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
