package io.puente.benchmark;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import io.puente.simulator.salesforce.org.ValidationRule;
import java.util.List;
import java.util.Map;

/** An org whose daily allowance is not what is measured. */
final class SimulatedSalesforce implements SimulatedCrm {

    private static final String MESSAGE = "WhatsApp_Message__c";
    private static final String RULE = "Nothing_Today";

    private final SalesforceSimulator org;

    SimulatedSalesforce() {
        SalesforceSimulatorSettings demo = SalesforceSimulatorSettings.demo();
        org = SalesforceSimulator.start(demo.withDailyApiRequests(100_000_000)
                .withApps(List.of(new ConnectedApp(
                        "demo-client-of-benchmark", "demo-secret-of-benchmark", demo.username(), "unused", null))));
    }

    @Override
    public SalesforceSimulator simulator() {
        return org;
    }

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "login-url",
                org.baseUri().toString(),
                "client-id",
                "demo-client-of-benchmark",
                "client-secret",
                "demo-secret-of-benchmark");
    }

    @Override
    public String messagePath() {
        return ".*/composite/sobjects/" + MESSAGE + "/.*";
    }

    @Override
    public String dataPath() {
        return "/services/data/.*";
    }

    @Override
    public int messages() {
        return org.records(MESSAGE).size();
    }

    @Override
    public void refuseRecords(boolean refused) {
        if (refused) {
            org.org().addValidationRule(new ValidationRule(MESSAGE, RULE, row -> true, "Nothing today", null));
        } else {
            org.org().removeValidationRule(RULE);
        }
    }
}
