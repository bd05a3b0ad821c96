package io.puente.salesforce;

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

    private static final String FILE = "/mapping/salesforce-default.yaml";

    private final SampleRecords sample = new SampleRecords();
    private final CrmMapping mapping = load(text());

    @Test
    void objectsComeInTheOrderOfTheirReferences() {
        assertThat(mapping.objects())
                .extracting(MappedObject::name)
                .containsExactly("contact", "case", "message", "consent");
        assertThat(mapping.objects())
                .extracting(o -> o.writes().value())
                .containsExactly("Contact", "Case", "WhatsApp_Message__c", "WhatsApp_Consent__c");
    }

    @Test
    void aContactWithNameAndPhone() {
        Mapped contact = map("contact", sample.input());
        assertThat(contact.key().field()).isEqualTo("WhatsApp_Contact_Key__c");
        assertThat(contact.key().value()).isEqualTo(sample.person().key().value());
        assertThat(contact.create()).isEqualTo(Map.of("LastName", FieldValue.text("Lucía Prueba")));
        assertThat(contact.whenEmpty()).isEqualTo(Map.of("MobilePhone", FieldValue.text("+34600000001")));
        assertThat(contact.always())
                .isEqualTo(sorted(
                        "WhatsApp_Name__c", FieldValue.text("Lucía Prueba"),
                        "WhatsApp_Phone__c", FieldValue.text("+34600000001"),
                        "WhatsApp_User_Id__c", FieldValue.text("ES.sample0001"),
                        "WhatsApp_Notice__c", FieldValue.cleared(),
                        "WhatsApp_Marketing_Consent__c", FieldValue.text("OptOut"),
                        "WhatsApp_Marketing_Consent_Since__c",
                                FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")),
                        "WhatsApp_Utility_Consent__c", FieldValue.text("Unknown"),
                        "WhatsApp_Utility_Consent_Since__c", FieldValue.cleared(),
                        "WhatsApp_Service_Consent__c", FieldValue.text("Unknown"),
                        "WhatsApp_Service_Consent_Since__c", FieldValue.cleared(),
                        "WhatsApp_Call_Consent__c", FieldValue.text("Unknown"),
                        "WhatsApp_Call_Consent_Since__c", FieldValue.cleared()));
        assertThat(contact.references()).isEmpty();
    }

    @Test
    void aContactThatShowsNothingStillHasALastName() {
        Mapped contact = map("contact", sample.anonymous());
        assertThat(contact.create()).isEqualTo(Map.of("LastName", FieldValue.text("WhatsApp user")));
        assertThat(contact.whenEmpty()).isEmpty();
        assertThat(contact.always()).doesNotContainKeys("WhatsApp_Phone__c", "WhatsApp_Name__c");
    }

    @Test
    void aCase() {
        Mapped found = map("case", sample.input());
        assertThat(found.runAssignment()).isFalse();
        assertThat(found.create())
                .isEqualTo(sorted(
                        "Subject", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "Origin", FieldValue.text("WhatsApp"),
                        "Status", FieldValue.text("New"),
                        "Priority", FieldValue.text("Medium")));
        assertThat(found.always())
                .isEqualTo(sorted(
                        "WhatsApp_Status__c", FieldValue.text("Open"),
                        "WhatsApp_Last_Inbound__c", FieldValue.instant(Instant.parse("2026-03-02T10:00:00Z")),
                        "WhatsApp_Window_Closes__c", FieldValue.instant(Instant.parse("2026-03-03T10:00:00Z")),
                        "WhatsApp_Business_Number__c", FieldValue.text("+34 900 000 000"),
                        "WhatsApp_Number_Id__c", FieldValue.text("100000000000001")));
        assertThat(found.references())
                .containsExactly(new ParentReference(
                        "ContactId", "contact", sample.person().key().value(), WhenMissing.WAIT));
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = map("message", sample.input());
        assertThat(message.create()).isEmpty();
        assertThat(message.always())
                .isEqualTo(sorted(
                        "Body__c", FieldValue.text("Su pedido llega mañana 📦"),
                        "Direction__c", FieldValue.text("Outbound"),
                        "Author__c", FieldValue.text("Agent"),
                        "Kind__c", FieldValue.text("text"),
                        "Sent_At__c", FieldValue.instant(Instant.parse("2026-03-02T10:05:00Z")),
                        "Sequence__c", FieldValue.number(BigDecimal.valueOf(42)),
                        "Delivery_State__c", FieldValue.text("Delivered"),
                        "Delivered_At__c", FieldValue.instant(Instant.parse("2026-03-02T10:05:03Z")),
                        "Error_Code__c", FieldValue.cleared(),
                        "Error_Text__c", FieldValue.cleared(),
                        "Client_Reference__c", FieldValue.text("reply-1")));
        assertThat(message.references())
                .containsExactly(
                        new ParentReference(
                                "Case__c", "case", sample.engagement().key().value(), WhenMissing.WAIT),
                        new ParentReference(
                                "Contact__c", "contact", sample.person().key().value(), WhenMissing.WAIT));
    }

    @Test
    void aMessageWithoutCaseWaits() {
        Mapped message = map("message", sample.historyMessage());
        assertThat(message.references()).contains(new ParentReference("Case__c", "case", "", WhenMissing.WAIT));
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
                        "Purpose__c", FieldValue.text("Marketing"),
                        "Decision__c", FieldValue.text("OptOut"),
                        "Source__c", FieldValue.text("keyword"),
                        "Wording__c", FieldValue.text("BAJA"),
                        "Language__c", FieldValue.text("es"),
                        "Given_At__c", FieldValue.instant(Instant.parse("2026-03-01T09:00:00Z")),
                        "Recorded_At__c", FieldValue.instant(Instant.parse("2026-03-01T09:00:02Z")),
                        "Scope__c", FieldValue.text("number:100000000000001"),
                        "Business_Number__c", FieldValue.text("+34 900 000 000"),
                        "Number_Id__c", FieldValue.text("100000000000001"),
                        "Source_Message__c",
                                FieldValue.text(sample.message().key().value()),
                        "Ledger_Number__c", FieldValue.number(BigDecimal.valueOf(7)),
                        "Ledger_Hash__c", FieldValue.text("sample-hash")));
    }

    @Test
    void theCommentedExampleForStandardConsentIsAMappingToo() {
        int example = text().indexOf("# Salesforce's own");
        String file = text().substring(0, example) + text().substring(example).replaceAll("(?m)^#(?=  )", "");
        assertThat(load(file).objects())
                .extracting(o -> o.writes().value())
                .contains("Individual", "ContactPointPhone", "ContactPointConsent");
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
                    "salesforce-default.yaml",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    "salesforce");
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
