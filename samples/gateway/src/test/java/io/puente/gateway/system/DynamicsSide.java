package io.puente.gateway.system;

import static io.puente.gateway.system.CrmContent.number;
import static io.puente.gateway.system.CrmContent.text;

import io.puente.simulator.Fault;
import io.puente.simulator.dataverse.DataverseSimulator;
import io.puente.simulator.dataverse.DataverseSimulatorSettings;
import io.puente.simulator.dataverse.entra.AppRegistration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Dynamics 365 environment whose service protection never comes into play. */
record DynamicsSide(DataverseSimulator simulator) implements CrmSide {
    static final String NAME = "service";
    static final String CLIENT_SECRET = "c2d4-system-environment-secret";

    /** A publisher's options are numbered in a range of 10,000; this is the second one of the direction. */
    private static final long OPTIONS = 10_000;

    private static final long OUTBOUND = 1;

    static DynamicsSide start() {
        var simulator = DataverseSimulator.start(DataverseSimulatorSettings.demo()
                .withApps(List.of(new AppRegistration("system-client", CLIENT_SECRET, null)))
                .withDelays(Duration.ZERO, Duration.ZERO));
        simulator.limits().maxRequests(10_000_000);
        simulator.limits().maxExecutionTime(Duration.ofDays(100));
        return new DynamicsSide(simulator);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "type",
                "dynamics",
                "settings.environment-url",
                simulator.baseUri().toString(),
                "settings.authority",
                simulator.baseUri().toString(),
                "settings.tenant-id",
                "demo-tenant",
                "settings.client-id",
                "system-client",
                "settings.client-secret",
                CLIENT_SECRET);
    }

    @Override
    public void nextWrites(int writes, Fault fault) {
        simulator
                .faults()
                .on("POST", ".*/\\$batch")
                .when(request -> new String(request.body(), StandardCharsets.UTF_8).contains("PATCH "))
                .times(writes)
                .play(fault);
    }

    @Override
    public CrmContent content() {
        return new CrmContent(
                simulator.records("contact").stream()
                        .map(row -> new CrmContent.Person(text(row, "contactid"), text(row, "lastname")))
                        .toList(),
                simulator.records("incident").stream()
                        .map(row -> new CrmContent.Case(text(row, "incidentid"), text(row, "_customerid_value")))
                        .toList(),
                simulator.records("puente_whatsappmessage").stream()
                        .map(row -> new CrmContent.Message(
                                text(row, "puente_messagekey"),
                                text(row, "_regardingobjectid_value"),
                                number(row, "puente_sequence"),
                                text(row, "puente_body"),
                                number(row, "puente_direction") % OPTIONS == OUTBOUND,
                                row.get("puente_deliveredat") != null))
                        .toList());
    }
}
