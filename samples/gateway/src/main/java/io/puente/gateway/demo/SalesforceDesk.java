package io.puente.gateway.demo;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.org.ValidationRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Salesforce org of the demo. */
final class SalesforceDesk implements DemoCrm {

    static final String RULE = "No_Card_Numbers";

    private final SalesforceSimulator org;

    SalesforceDesk(SalesforceSimulator org) {
        this.org = org;
    }

    /** So that the demo has something that needs attention: a rule as a bank's administrator would write it. */
    void forbidCardNumbers() {
        org.org()
                .addValidationRule(new ValidationRule(
                        "WhatsApp_Message__c",
                        RULE,
                        row -> String.valueOf(row.get("Body__c")).matches("(?s).*(\\d[ -]?){15,16}.*"),
                        "Card numbers must not be stored in Salesforce.",
                        "Body__c"));
    }

    @Override
    public String target() {
        return "salesforce";
    }

    @Override
    public String title() {
        return "Salesforce";
    }

    @Override
    public URI address() {
        return org.baseUri();
    }

    @Override
    public List<ShownCase> cases() {
        Map<String, Long> messages = org.records("WhatsApp_Message__c").stream()
                .collect(Collectors.groupingBy(row -> text(row.get("Case__c")), Collectors.counting()));
        return org.records("Case").stream()
                .map(row -> new ShownCase(
                        text(row.get("WhatsApp_Engagement_Key__c")),
                        text(row.get("CaseNumber")),
                        text(row.get("Subject")),
                        messages.getOrDefault(text(row.get("Id")), 0L).intValue(),
                        org.baseUri().resolve("/cases/" + row.get("Id"))))
                .toList();
    }

    @Override
    public int contacts() {
        return org.records("Contact").size();
    }

    @Override
    public int consents() {
        return org.records("WhatsApp_Consent__c").size();
    }

    @Override
    public void close() {
        org.close();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
