package io.puente.gateway.demo;

import io.puente.simulator.dataverse.DataverseSimulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Dynamics 365 environment of the demo. */
final class DynamicsDesk implements DemoCrm {

    private final DataverseSimulator environment;

    DynamicsDesk(DataverseSimulator environment) {
        this.environment = environment;
    }

    @Override
    public String target() {
        return "dynamics";
    }

    @Override
    public String title() {
        return "Dynamics 365";
    }

    @Override
    public URI address() {
        return environment.baseUri();
    }

    @Override
    public List<ShownCase> cases() {
        Map<String, Long> messages = environment.records("puente_whatsappmessage").stream()
                .collect(
                        Collectors.groupingBy(row -> text(row.get("_regardingobjectid_value")), Collectors.counting()));
        return environment.records("incident").stream()
                .map(row -> new ShownCase(
                        text(row.get("puente_engagementkey")),
                        text(row.get("ticketnumber")),
                        text(row.get("title")),
                        messages.getOrDefault(text(row.get("incidentid")), 0L).intValue(),
                        environment.baseUri().resolve("/cases/" + row.get("incidentid"))))
                .toList();
    }

    @Override
    public int contacts() {
        return environment.records("contact").size();
    }

    @Override
    public int consents() {
        return environment.records("puente_whatsappconsent").size();
    }

    @Override
    public void close() {
        environment.close();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
