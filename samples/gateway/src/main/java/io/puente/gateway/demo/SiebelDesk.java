package io.puente.gateway.demo;

import io.puente.simulator.siebel.SiebelSimulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Siebel server of the demo. */
final class SiebelDesk implements DemoCrm {

    private final SiebelSimulator server;

    SiebelDesk(SiebelSimulator server) {
        this.server = server;
    }

    @Override
    public String target() {
        return "siebel";
    }

    @Override
    public String title() {
        return "Siebel";
    }

    @Override
    public URI address() {
        return server.baseUri();
    }

    /** Its repository and its lists of values cannot be changed safely over REST: Puente says what is missing. */
    @Override
    public void setUpByHand() {
        List.of("WhatsApp - Inbound", "WhatsApp - Outbound", "WhatsApp - Consent")
                .forEach(type -> server.administration().addListOfValue("TODO_TYPE", type));
        server.administration().addListOfValue("SR_SOURCE", "WhatsApp");
    }

    @Override
    public List<ShownCase> cases() {
        Map<String, Long> messages = activities(false).stream()
                .collect(Collectors.groupingBy(row -> row.getOrDefault("Activity SR Id", ""), Collectors.counting()));
        return server.records("Service Request").stream()
                .map(row -> new ShownCase(
                        row.getOrDefault("Integration Id", ""),
                        row.getOrDefault("SR Number", ""),
                        row.getOrDefault("Abstract", ""),
                        messages.getOrDefault(row.getOrDefault("Id", ""), 0L).intValue(),
                        server.baseUri()
                                .resolve("/service-requests/"
                                        + row.getOrDefault("SR Number", "").replace("+", "%2B"))))
                .toList();
    }

    @Override
    public int contacts() {
        return server.records("Contact").size();
    }

    @Override
    public int consents() {
        return activities(true).size();
    }

    private List<Map<String, String>> activities(boolean consents) {
        return server.records("Action").stream()
                .filter(row -> row.getOrDefault("Type", "").endsWith("Consent") == consents)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
