package io.puente.gateway.system;

import static io.puente.gateway.system.CrmContent.number;
import static io.puente.gateway.system.CrmContent.text;

import io.puente.simulator.Fault;
import io.puente.simulator.siebel.SiebelSimulator;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.DataType;
import java.util.List;
import java.util.Map;

/** A Siebel server after its administrator's work, with one field more than shipped: the place of a message. */
record SiebelSide(SiebelSimulator simulator) implements CrmSide {
    static final String NAME = "desk";

    private static final String PASSWORD = "d3e5-system-siebel-password";
    private static final String SEQUENCE = "X WhatsApp Sequence";
    private static final String WRITES = "/siebel/v1.0/data/.*";

    static SiebelSide start() {
        var simulator = SiebelSimulator.start(SiebelSimulatorSettings.demo().withPassword(PASSWORD));
        var administration = simulator.administration();
        for (String type : List.of("WhatsApp - Inbound", "WhatsApp - Outbound", "WhatsApp - Consent")) {
            administration.addListOfValue("TODO_TYPE", type);
        }
        administration.addListOfValue("SR_SOURCE", "WhatsApp");
        administration.addField("Action", BusCompField.of(SEQUENCE, DataType.INTEGER, 22));
        return new SiebelSide(simulator);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "type", "siebel",
                "mapping", "classpath:mapping/siebel-with-sequence.yaml",
                "settings.server-url", simulator.baseUri().toString(),
                "settings.username", "SADMIN",
                "settings.password", PASSWORD);
    }

    @Override
    public void nextWrites(int writes, Fault fault) {
        simulator
                .faults()
                .on("*", WRITES)
                .when(request -> !request.method().equals("GET"))
                .times(writes)
                .play(fault);
    }

    @Override
    public CrmContent content() {
        return new CrmContent(
                simulator.records("Contact").stream()
                        .map(row -> new CrmContent.Person(text(row, "Id"), text(row, "Last Name")))
                        .toList(),
                simulator.records("Service Request").stream()
                        .map(row -> new CrmContent.Case(text(row, "Id"), text(row, "Contact Id")))
                        .toList(),
                simulator.records("Action").stream()
                        .map(row -> new CrmContent.Message(
                                text(row, "Activity UID"),
                                text(row, "Activity SR Id"),
                                number(row, SEQUENCE),
                                text(row, "Comment"),
                                text(row, "Type").equals("WhatsApp - Outbound"),
                                text(row, "Status").equals("Done")))
                        .toList());
    }
}
