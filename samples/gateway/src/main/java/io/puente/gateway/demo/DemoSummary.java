package io.puente.gateway.demo;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.store.AttentionList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables and commands that the demo ends with. */
final class DemoSummary {

    private static final int SUBJECT_WIDTH = 52;

    private final DemoConsole console;
    private final SalesforceSimulator salesforce;
    private final WhatsAppSimulator whatsapp;
    private final AttentionList attention;

    DemoSummary(
            DemoConsole console, SalesforceSimulator salesforce, WhatsAppSimulator whatsapp, AttentionList attention) {
        this.console = console;
        this.salesforce = salesforce;
        this.whatsapp = whatsapp;
        this.attention = attention;
    }

    /** Cases with how many messages each has and where to look at it. */
    void cases() {
        Map<String, Integer> messages = new HashMap<>();
        for (Map<String, @Nullable Object> message : salesforce.records("WhatsApp_Message__c")) {
            messages.merge(text(message.get("Case__c")), 1, Integer::sum);
        }
        List<Map<String, @Nullable Object>> cases = salesforce.records("Case");
        console.title("Cases in Salesforce: " + cases.size());
        console.line(
                String.format("  %-10s %-" + SUBJECT_WIDTH + "s %8s  %s", "Case", "Subject", "Messages", "Open it"));
        for (Map<String, @Nullable Object> row : cases) {
            String id = text(row.get("Id"));
            console.line(String.format(
                    "  %-10s %-" + SUBJECT_WIDTH + "s %8d  %s",
                    text(row.get("CaseNumber")),
                    cut(text(row.get("Subject"))),
                    messages.getOrDefault(id, 0),
                    salesforce.baseUri() + "/cases/" + id));
        }
        console.line("  " + salesforce.records("Contact").size() + " contacts, "
                + salesforce.records("WhatsApp_Consent__c").size() + " consent entries; all records: "
                + salesforce.baseUri() + "/");
    }

    /** What the CRM refused, why, and the command that removes the cause and takes it up again. */
    void attention(URI gateway, String rule) {
        List<AttentionList.Parked> parked = attention.list(AttentionList.Filter.ALL, 10);
        console.title("Needs attention: " + parked.size());
        for (AttentionList.Parked one : parked) {
            console.line("  " + one.target() + ", " + one.link().object() + " "
                    + one.link().key());
            console.line("  " + one.link().reason());
        }
        if (!parked.isEmpty()) {
            console.line("  Remove the rule that forbids it and try again:");
            console.line("    curl -s -X DELETE " + salesforce.baseUri() + "/_sim/rules/" + rule
                    + " && curl -s -u operator:demo-password -X POST '" + gateway
                    + "/api/attention/replay?crm=salesforce'");
        }
    }

    /** A whole signed webhook to send by hand, and the other addresses. */
    void yourTurn(URI gateway, Instant now) {
        WhatsAppCustomer you = whatsapp.customer("You", "15555550199", "US");
        byte[] body = whatsapp.webhook(you.text("Hello from my own terminal"));
        console.title("Send a message of your own:");
        console.line("  curl -i -X POST " + gateway + "/webhooks/whatsapp -H 'Content-Type: application/json' \\");
        console.line("    -H 'X-Hub-Signature-256: " + whatsapp.signature(body) + "' \\");
        console.line("    -d '" + new String(body, StandardCharsets.UTF_8).replace("'", "'\\''") + "'");
        console.line("  or type one at " + whatsapp.baseUri() + "/ and find its case at " + salesforce.baseUri() + "/");
        console.line("");
        console.line("How the CRMs stand: curl -s -u operator:demo-password " + gateway + "/api/crms");
        console.line("Running since " + now + "; stop with Ctrl+C.");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SUBJECT_WIDTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUBJECT_WIDTH - 1)) + "…";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
