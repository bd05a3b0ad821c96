package io.puente.dynamics.internal;

import static io.puente.dynamics.internal.SchemaColumn.choice;
import static io.puente.dynamics.internal.SchemaColumn.key;
import static io.puente.dynamics.internal.SchemaColumn.largeNumber;
import static io.puente.dynamics.internal.SchemaColumn.longText;
import static io.puente.dynamics.internal.SchemaColumn.lookup;
import static io.puente.dynamics.internal.SchemaColumn.moment;
import static io.puente.dynamics.internal.SchemaColumn.number;
import static io.puente.dynamics.internal.SchemaColumn.text;

import io.puente.dynamics.internal.SchemaTable.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What Puente brings into an environment: the one declaration from which it is installed and by which it is checked. All
 * names are lower case, because then a lookup's column and the name it is bound by are the same word.
 */
final class PuenteSchema {
    static final String PREFIX = "puente";
    /** Options of a publisher are its prefix and four digits. */
    static final int OPTION_PREFIX = 81_470;

    static final int FIRST_OPTION = OPTION_PREFIX * 10_000;

    static final String CONTACT_KEY = "puente_contactkey";
    static final String ENGAGEMENT_KEY = "puente_engagementkey";
    static final String MESSAGE = "puente_whatsappmessage";
    static final String CONSENT = "puente_whatsappconsent";
    static final String CASE_ORIGIN = "WhatsApp";

    static final List<SchemaTable> TABLES = List.of(contact(), engagement(), message(), consent());

    private PuenteSchema() {}

    private static SchemaTable contact() {
        return new SchemaTable(
                "contact",
                "Contact",
                "Contacts",
                Kind.STANDARD,
                CONTACT_KEY,
                "puente_contactkey_key",
                List.of(
                        key(CONTACT_KEY, "WhatsApp Contact Key"),
                        text("puente_whatsappname", "WhatsApp Name", 255),
                        text("puente_whatsappphone", "WhatsApp Phone", 40),
                        text("puente_whatsappusername", "WhatsApp Username", 255),
                        // Business-scoped user ids have up to 131 characters.
                        text("puente_whatsappuserid", "WhatsApp User Id", 255),
                        text("puente_whatsappnotice", "WhatsApp Notice", 255),
                        decision("puente_marketingconsent", "WhatsApp Marketing Consent"),
                        moment("puente_marketingconsentsince", "WhatsApp Marketing Consent Since"),
                        decision("puente_utilityconsent", "WhatsApp Utility Consent"),
                        moment("puente_utilityconsentsince", "WhatsApp Utility Consent Since"),
                        decision("puente_serviceconsent", "WhatsApp Service Consent"),
                        moment("puente_serviceconsentsince", "WhatsApp Service Consent Since"),
                        decision("puente_callconsent", "WhatsApp Call Consent"),
                        moment("puente_callconsentsince", "WhatsApp Call Consent Since")));
    }

    private static SchemaColumn decision(String name, String label) {
        return choice(name, label, "OptIn", "OptOut", "Unknown");
    }

    private static SchemaTable engagement() {
        return new SchemaTable(
                Table.INCIDENT,
                "Case",
                "Cases",
                Kind.STANDARD,
                ENGAGEMENT_KEY,
                "puente_engagementkey_key",
                List.of(
                        key(ENGAGEMENT_KEY, "WhatsApp Engagement Key"),
                        choice("puente_whatsappstatus", "WhatsApp Status", "Open", "Closed"),
                        moment("puente_lastinbound", "WhatsApp Last Inbound"),
                        moment("puente_windowcloses", "WhatsApp Window Closes"),
                        text("puente_businessnumber", "WhatsApp Business Number", 40),
                        text("puente_numberid", "WhatsApp Number Id", 40),
                        // Empty unless the mapping uses engagement.transcript.
                        longText("puente_transcript", "WhatsApp Transcript", 100_000)));
    }

    private static SchemaTable message() {
        return new SchemaTable(
                MESSAGE,
                "WhatsApp Message",
                "WhatsApp Messages",
                Kind.OWN_ACTIVITY,
                "puente_messagekey",
                "",
                List.of(
                        key("puente_messagekey", "Message Key"),
                        // WhatsApp allows 65,536 characters in what customers write.
                        longText("puente_body", "Text", 100_000),
                        longText("puente_originalbody", "Original Text", 100_000),
                        choice("puente_direction", "Direction", "Inbound", "Outbound"),
                        choice("puente_author", "Author", "Customer", "PhoneApp", "Agent", "OtherApp", "System"),
                        // Open: WhatsApp adds kinds.
                        text("puente_kind", "Kind", 40),
                        moment("puente_sentat", "Sent At"),
                        // Larger than any number column holds.
                        text("puente_sequence", "Sequence", 20),
                        moment("puente_editedat", "Edited At"),
                        moment("puente_revokedat", "Revoked At"),
                        choice(
                                "puente_deliverystate",
                                "Delivery State",
                                "Queued",
                                "Sent",
                                "Failed",
                                "Delivered",
                                "Read",
                                "Played"),
                        moment("puente_deliveredat", "Delivered At"),
                        moment("puente_readat", "Read At"),
                        number("puente_errorcode", "Error Code"),
                        text("puente_errortext", "Error Text", 255),
                        text("puente_clientreference", "Client Reference", 255),
                        text("puente_replytokey", "Reply To Key", 40),
                        text("puente_mediareference", "Media Reference", 255),
                        text("puente_mediatype", "Media Type", 100),
                        text("puente_mediafilename", "Media File Name", 255)));
    }

    private static SchemaTable consent() {
        return new SchemaTable(
                CONSENT,
                "WhatsApp Consent",
                "WhatsApp Consents",
                Kind.OWN,
                "puente_consentkey",
                "puente_consentkey_key",
                List.of(
                        key("puente_consentkey", "Consent Key"),
                        lookup("puente_contactid", "Contact", "contact"),
                        choice("puente_purpose", "Purpose", "Marketing", "Utility", "Service", "Call"),
                        choice("puente_decision", "Decision", "OptIn", "OptOut"),
                        text("puente_source", "Source", 80),
                        longText("puente_wording", "Wording", 100_000),
                        text("puente_language", "Language", 20),
                        text("puente_place", "Place", 255),
                        text("puente_operator", "Operator", 255),
                        moment("puente_givenat", "Given At"),
                        moment("puente_recordedat", "Recorded At"),
                        moment("puente_expiresat", "Expires At"),
                        text("puente_scope", "Scope", 255),
                        text("puente_businessnumber", "Business Number", 40),
                        text("puente_numberid", "Number Id", 40),
                        text("puente_sourcemessage", "Source Message", 40),
                        largeNumber("puente_ledgernumber", "Ledger Number"),
                        text("puente_ledgerhash", "Ledger Hash", 80)));
    }

    /** Name of the primary column, which each table of ours must have. */
    static String primaryName(SchemaTable table) {
        // Dataverse demands this one of activities.
        return table.kind() == Kind.OWN_ACTIVITY ? "Subject" : PREFIX + "_name";
    }

    /** The number of one of our own options by its declared name, whatever its label is by now. */
    static Optional<Integer> option(String table, String column, String name) {
        return find(table, column)
                .filter(found -> found.options().contains(name))
                .map(found -> found.value(found.options().indexOf(name)));
    }

    static List<String> optionNames(String table, String column) {
        return find(table, column).map(SchemaColumn::options).orElse(List.of());
    }

    private static Optional<SchemaColumn> find(String table, String column) {
        return TABLES.stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .flatMap(found -> found.column(column));
    }
}
