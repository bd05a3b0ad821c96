package io.puente.gateway.system;

import static io.puente.gateway.system.CrmContent.number;
import static io.puente.gateway.system.CrmContent.text;

import io.puente.simulator.Fault;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import java.util.List;
import java.util.Map;

/** A Salesforce org. */
record SalesforceSide(SalesforceSimulator simulator) implements CrmSide {
    static final String NAME = "sales";
    static final String CLIENT_SECRET = "d0e6-system-client-secret";

    private static final String USER = "integration@system.invalid";
    private static final String WRITES = "/services/data/v[0-9.]+/composite/sobjects.*";

    static SalesforceSide start() {
        var demo = SalesforceSimulatorSettings.demo();
        return new SalesforceSide(SalesforceSimulator.start(new SalesforceSimulatorSettings(
                0,
                demo.clock(),
                USER,
                "e1f7-system-password",
                List.of(new ConnectedApp("system-client", CLIENT_SECRET, USER, null, null)),
                demo.sessionLifetime(),
                10_000_000)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "type",
                "salesforce",
                "settings.login-url",
                simulator.baseUri().toString(),
                "settings.client-id",
                "system-client",
                "settings.client-secret",
                CLIENT_SECRET);
    }

    @Override
    public void nextWrites(int writes, Fault fault) {
        simulator.faults().on("*", WRITES).times(writes).play(fault);
    }

    @Override
    public CrmContent content() {
        return new CrmContent(
                simulator.records("Contact").stream()
                        .map(row -> new CrmContent.Person(text(row, "Id"), text(row, "LastName")))
                        .toList(),
                simulator.records("Case").stream()
                        .map(row -> new CrmContent.Case(text(row, "Id"), text(row, "ContactId")))
                        .toList(),
                simulator.records("WhatsApp_Message__c").stream()
                        .map(row -> new CrmContent.Message(
                                text(row, "WhatsApp_Message_Key__c"),
                                text(row, "Case__c"),
                                number(row, "Sequence__c"),
                                text(row, "Body__c"),
                                "PhoneApp".equals(row.get("Author__c")),
                                "Delivered".equals(row.get("Delivery_State__c"))))
                        .toList());
    }
}
