package io.puente.gateway.demo;

import io.puente.gateway.demo.DemoCrm.ShownCase;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.store.AttentionList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables and commands that the demo ends with. */
final class DemoSummary {

    private static final int SUBJECT_WIDTH = 76;

    private final DemoConsole console;
    private final List<DemoCrm> simulated;
    private final WhatsAppSimulator whatsapp;
    private final AttentionList attention;

    DemoSummary(DemoConsole console, List<DemoCrm> simulated, WhatsAppSimulator whatsapp, AttentionList attention) {
        this.console = console;
        this.simulated = simulated;
        this.whatsapp = whatsapp;
        this.attention = attention;
    }

    /** Each case once, and below it where it is in each CRM. */
    void cases() {
        Map<String, Map<DemoCrm, ShownCase>> byKey = new LinkedHashMap<>();
        for (DemoCrm crm : simulated) {
            crm.cases()
                    .forEach(shown -> byKey.computeIfAbsent(shown.key(), key -> new LinkedHashMap<>())
                            .put(crm, shown));
        }
        console.title("Cases: " + byKey.size());
        byKey.values().forEach(copies -> {
            console.line("  " + cut(copies.values().iterator().next().subject()));
            copies.forEach((crm, shown) -> console.line(String.format(
                    "    %-12s %-20s %2d messages  %s", crm.title(), shown.number(), shown.messages(), shown.page())));
        });
        console.title("In each CRM");
        simulated.forEach(crm -> console.line(String.format(
                "  %-12s %2d cases, %2d contacts, %2d consent entries; all records: %s",
                crm.title(), crm.cases().size(), crm.contacts(), crm.consents(), crm.address() + "/")));
    }

    /** What a CRM refused, why, and the command that removes the cause and takes it up again. */
    void attention(URI gateway) {
        List<AttentionList.Parked> parked = attention.list(AttentionList.Filter.ALL, 10);
        console.title("Needs attention: " + parked.size());
        for (AttentionList.Parked one : parked) {
            console.line("  " + one.target() + ", " + one.link().object() + " "
                    + one.link().key());
            console.line("  " + one.link().reason());
        }
        simulated.stream()
                .filter(crm -> crm instanceof SalesforceDesk && !parked.isEmpty())
                .forEach(crm -> {
                    console.line("  Remove the rule that forbids it and try again:");
                    console.line("    curl -s -X DELETE " + crm.address() + "/_sim/rules/" + SalesforceDesk.RULE
                            + " && curl -s -u operator:demo-password -X POST '" + gateway
                            + "/api/attention/replay?crm=" + crm.target() + "'");
                });
    }

    /** A whole signed webhook to send by hand, the other addresses, and how to use the commands on the same data. */
    void yourTurn(URI gateway, Path data, Instant now) {
        WhatsAppCustomer you = whatsapp.customer("You", "15555550199", "US");
        byte[] body = whatsapp.webhook(you.text("Hello from my own terminal"));
        console.title("Send a message of your own:");
        console.line("  curl -i -X POST " + gateway + "/webhooks/whatsapp -H 'Content-Type: application/json' \\");
        console.line("    -H 'X-Hub-Signature-256: " + whatsapp.signature(body) + "' \\");
        console.line("    -d '" + new String(body, StandardCharsets.UTF_8).replace("'", "'\\''") + "'");
        console.line("  or type one at " + whatsapp.baseUri() + "/ and find its case in all CRMs");
        console.line("");
        console.line("How the CRMs stand: curl -s -u operator:demo-password " + gateway + "/api/crms");
        console.line("Commands beside it: java -jar puente-gateway.jar doctor --spring.profiles.active=demo"
                + (data.equals(DemoFolder.usual()) ? "" : " --puente.data=" + data));
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
