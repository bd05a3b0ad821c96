package io.puente.salesforce;

import static io.puente.testkit.ShippedMapping.fields;
import static org.assertj.core.api.Assertions.assertThat;

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
        super("salesforce");
    }

    @Override
    protected List<String> writes() {
        return List.of("Contact", "Case", "WhatsApp_Message__c", "WhatsApp_Consent__c");
    }

    @Override
    protected String contactKey() {
        return "WhatsApp_Contact_Key__c";
    }

    @Override
    protected Written contact() {
        return new Written(
                Map.of("LastName", FieldValue.text("Lucía Prueba")),
                Map.of("MobilePhone", FieldValue.text("+34600000001")),
                fields(
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
    }

    @Override
    protected Map<String, FieldValue> namelessContact() {
        return Map.of("LastName", FieldValue.text("WhatsApp user"));
    }

    @Override
    protected List<String> leftAlone() {
        return List.of("WhatsApp_Phone__c", "WhatsApp_Name__c");
    }

    @Override
    protected Written whatsAppCase() {
        return new Written(
                fields(
                        "Subject", FieldValue.text("WhatsApp: ¿Dónde está mi pedido?"),
                        "Origin", FieldValue.text("WhatsApp"),
                        "Status", FieldValue.text("New"),
                        "Priority", FieldValue.text("Medium")),
                Map.of(),
                fields(
                        "WhatsApp_Status__c", FieldValue.text("Open"),
                        "WhatsApp_Last_Inbound__c", FieldValue.instant(Instant.parse("2026-03-02T10:00:00Z")),
                        "WhatsApp_Window_Closes__c", FieldValue.instant(Instant.parse("2026-03-03T10:00:00Z")),
                        "WhatsApp_Business_Number__c", FieldValue.text("+34 900 000 000"),
                        "WhatsApp_Number_Id__c", FieldValue.text("100000000000001")));
    }

    @Override
    protected String contactOfCase() {
        return "ContactId";
    }

    @Override
    protected String caseOfMessage() {
        return "Case__c";
    }

    @Test
    void aDeliveredMessage() {
        Mapped message = shipped.map("message", sample.input());
        assertThat(message.create()).isEmpty();
        assertThat(message.always())
                .isEqualTo(fields(
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
        assertThat(message.references()).containsExactly(toCase("Case__c"), toContact("Contact__c"));
    }

    @Test
    void aConsent() {
        Mapped consent = shipped.map("consent", sample.input());
        assertThat(consent.always())
                .isEqualTo(fields(
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
        assertThat(shipped.withExample("# Salesforce's own").objects())
                .extracting(o -> o.writes().value())
                .contains("Individual", "ContactPointPhone", "ContactPointConsent");
    }
}
