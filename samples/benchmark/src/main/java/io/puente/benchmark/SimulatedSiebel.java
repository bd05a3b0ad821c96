package io.puente.benchmark;

import io.puente.simulator.siebel.SiebelSimulator;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import java.util.List;
import java.util.Map;

/** A server where the administrator has set up what the check asks for. */
final class SimulatedSiebel implements SimulatedCrm {

    private static final String TYPES = "TODO_TYPE";
    private static final List<String> MESSAGE_TYPES = List.of("WhatsApp - Inbound", "WhatsApp - Outbound");

    /** The gateway does not start with the demo's password. */
    private final SiebelSimulatorSettings site = SiebelSimulatorSettings.demo().withPassword("password-of-benchmark");

    private final SiebelSimulator siebel = SiebelSimulator.start(site);

    SimulatedSiebel() {
        MESSAGE_TYPES.forEach(type -> siebel.administration().addListOfValue(TYPES, type));
        siebel.administration().addListOfValue(TYPES, "WhatsApp - Consent");
        siebel.administration().addListOfValue("SR_SOURCE", "WhatsApp");
    }

    @Override
    public SiebelSimulator simulator() {
        return siebel;
    }

    @Override
    public String name() {
        return "siebel";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("server-url", siebel.baseUri().toString(), "username", site.login(), "password", site.password());
    }

    @Override
    public String messagePath() {
        return ".*/data/Action/Action.*";
    }

    @Override
    public String dataPath() {
        return ".*/data/.*";
    }

    @Override
    public int messages() {
        return siebel.records("Action").size();
    }

    @Override
    public void refuseRecords(boolean refused) {
        if (refused) {
            siebel.records("List Of Values").stream()
                    .filter(row -> TYPES.equals(row.get("Type")) && MESSAGE_TYPES.contains(row.get("Value")))
                    .forEach(row -> siebel.administration()
                            .delete(site.login(), "List Of Values", String.valueOf(row.get("Id"))));
        } else {
            MESSAGE_TYPES.forEach(type -> siebel.administration().addListOfValue(TYPES, type));
        }
    }
}
