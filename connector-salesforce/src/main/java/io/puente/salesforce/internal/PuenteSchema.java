package io.puente.salesforce.internal;

import static io.puente.salesforce.internal.SchemaField.key;
import static io.puente.salesforce.internal.SchemaField.longText;
import static io.puente.salesforce.internal.SchemaField.lookup;
import static io.puente.salesforce.internal.SchemaField.master;
import static io.puente.salesforce.internal.SchemaField.moment;
import static io.puente.salesforce.internal.SchemaField.number;
import static io.puente.salesforce.internal.SchemaField.phone;
import static io.puente.salesforce.internal.SchemaField.picklist;
import static io.puente.salesforce.internal.SchemaField.text;

import java.util.List;

/**
 * What Puente brings into an organisation: the one declaration from which the deployment is made and by which it is
 * checked.
 *
 * <p>A message belongs to its case and a consent to its contact as details: they are seen by exactly those who see the
 * parent, go with it when it is erased, and can be moved when cases or contacts are merged. The evidence of a consent is
 * kept in Puente's own ledger regardless.
 */
final class PuenteSchema {
    static final String CONTACT_KEY = "WhatsApp_Contact_Key__c";
    static final String ENGAGEMENT_KEY = "WhatsApp_Engagement_Key__c";
    static final String MESSAGE = "WhatsApp_Message__c";
    static final String CONSENT = "WhatsApp_Consent__c";
    static final String CASE_ORIGIN = "WhatsApp";
    static final String CONNECTOR = "WhatsApp_Connector";
    static final String AGENT = "WhatsApp_Agent";

    static final List<SchemaObject> OBJECTS = List.of(contact(), engagement(), message(), consent());

    private PuenteSchema() {}

    private static SchemaObject contact() {
        return new SchemaObject(
                "Contact",
                "Contact",
                "Contacts",
                "",
                List.of(
                        key(CONTACT_KEY),
                        text("WhatsApp_Name__c", 255),
                        phone("WhatsApp_Phone__c"),
                        text("WhatsApp_Username__c", 255),
                        // Business-scoped user ids have up to 131 characters.
                        text("WhatsApp_User_Id__c", 255),
                        text("WhatsApp_Notice__c", 255),
                        decision("WhatsApp_Marketing_Consent__c"),
                        moment("WhatsApp_Marketing_Consent_Since__c"),
                        decision("WhatsApp_Utility_Consent__c"),
                        moment("WhatsApp_Utility_Consent_Since__c"),
                        decision("WhatsApp_Service_Consent__c"),
                        moment("WhatsApp_Service_Consent_Since__c"),
                        decision("WhatsApp_Call_Consent__c"),
                        moment("WhatsApp_Call_Consent_Since__c")));
    }

    private static SchemaField decision(String name) {
        return picklist(name, "OptIn", "OptOut", "Unknown");
    }

    private static SchemaObject engagement() {
        return new SchemaObject(
                "Case",
                "Case",
                "Cases",
                "",
                List.of(
                        key(ENGAGEMENT_KEY),
                        picklist("WhatsApp_Status__c", "Open", "Closed"),
                        moment("WhatsApp_Last_Inbound__c"),
                        moment("WhatsApp_Window_Closes__c"),
                        text("WhatsApp_Business_Number__c", 40),
                        text("WhatsApp_Number_Id__c", 40),
                        // Empty unless the mapping uses engagement.transcript.
                        longText("WhatsApp_Transcript__c")));
    }

    private static SchemaObject message() {
        return new SchemaObject(
                MESSAGE,
                "WhatsApp Message",
                "WhatsApp Messages",
                "WA-{0000000000}",
                List.of(
                        key("WhatsApp_Message_Key__c"),
                        master("Case__c", "Case", "WhatsApp_Messages"),
                        lookup("Contact__c", "Contact", "WhatsApp_Messages"),
                        // WhatsApp allows 65,536 characters in what customers write; the mapping cuts at 32,000.
                        longText("Body__c"),
                        longText("Original_Body__c"),
                        picklist("Direction__c", "Inbound", "Outbound"),
                        picklist("Author__c", "Customer", "PhoneApp", "Agent", "OtherApp", "System"),
                        // Open: WhatsApp adds kinds.
                        text("Kind__c", 40),
                        moment("Sent_At__c"),
                        number("Sequence__c", 18),
                        moment("Edited_At__c"),
                        moment("Revoked_At__c"),
                        picklist("Delivery_State__c", "Queued", "Sent", "Failed", "Delivered", "Read", "Played"),
                        moment("Delivered_At__c"),
                        moment("Read_At__c"),
                        number("Error_Code__c", 9),
                        text("Error_Text__c", 255),
                        text("Client_Reference__c", 255),
                        text("Reply_To_Key__c", 40),
                        text("Media_Reference__c", 255),
                        text("Media_Type__c", 100),
                        text("Media_File_Name__c", 255)));
    }

    private static SchemaObject consent() {
        return new SchemaObject(
                CONSENT,
                "WhatsApp Consent",
                "WhatsApp Consents",
                "WC-{0000000000}",
                List.of(
                        key("WhatsApp_Consent_Key__c"),
                        master("Contact__c", "Contact", "WhatsApp_Consents"),
                        picklist("Purpose__c", "Marketing", "Utility", "Service", "Call"),
                        picklist("Decision__c", "OptIn", "OptOut"),
                        text("Source__c", 80),
                        longText("Wording__c"),
                        text("Language__c", 20),
                        text("Place__c", 255),
                        text("Operator__c", 255),
                        moment("Given_At__c"),
                        moment("Recorded_At__c"),
                        moment("Expires_At__c"),
                        text("Scope__c", 255),
                        text("Business_Number__c", 40),
                        text("Number_Id__c", 40),
                        text("Source_Message__c", 40),
                        number("Ledger_Number__c", 18),
                        text("Ledger_Hash__c", 80)));
    }
}
