package io.puente.simulator.dataverse;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.dataverse.entra.AppRegistration;
import io.puente.simulator.dataverse.metadata.SetupDelays;
import java.time.Duration;
import java.util.List;

/**
 * How an environment starts.
 *
 * @param port 0 for any free one
 * @param tenant of Entra ID, the first part of the token endpoint's path
 * @param apps applications that may ask for tokens; each has an application user with the System Administrator role
 * @param resources addresses that token scopes may name besides the simulator's own
 * @param tokenLifetime the vendor's varies between 60 and 90 minutes
 * @param delays until new keys and tables are usable
 * @param marketing whether the consent tables of Customer Insights - Journeys are installed
 */
public record DataverseSimulatorSettings(
        int port,
        SimulatorClock clock,
        String tenant,
        List<AppRegistration> apps,
        List<String> resources,
        Duration tokenLifetime,
        SetupDelays delays,
        boolean marketing) {
    public DataverseSimulatorSettings {
        apps = List.copyOf(apps);
        resources = List.copyOf(resources);
    }

    /** The tenant and the client of the demo on any free port; keys are active after a second, tables visible at once. */
    public static DataverseSimulatorSettings demo() {
        return new DataverseSimulatorSettings(
                0,
                SimulatorClock.system(),
                "demo-tenant",
                List.of(new AppRegistration("demo-client", "demo-secret", null)),
                List.of("https://demo.crm.dynamics.com"),
                Duration.ofSeconds(3_599),
                new SetupDelays(Duration.ofSeconds(1), Duration.ZERO),
                false);
    }

    public DataverseSimulatorSettings withPort(int other) {
        return new DataverseSimulatorSettings(other, clock, tenant, apps, resources, tokenLifetime, delays, marketing);
    }

    public DataverseSimulatorSettings withClock(SimulatorClock other) {
        return new DataverseSimulatorSettings(port, other, tenant, apps, resources, tokenLifetime, delays, marketing);
    }

    public DataverseSimulatorSettings withApps(List<AppRegistration> others) {
        return new DataverseSimulatorSettings(port, clock, tenant, others, resources, tokenLifetime, delays, marketing);
    }

    public DataverseSimulatorSettings withTokenLifetime(Duration other) {
        return new DataverseSimulatorSettings(port, clock, tenant, apps, resources, other, delays, marketing);
    }

    /** @param keyIndex until a new alternate key is active @param tableVisible until a new table is seen */
    public DataverseSimulatorSettings withDelays(Duration keyIndex, Duration tableVisible) {
        return new DataverseSimulatorSettings(
                port,
                clock,
                tenant,
                apps,
                resources,
                tokenLifetime,
                new SetupDelays(keyIndex, tableVisible),
                marketing);
    }

    public DataverseSimulatorSettings withMarketing(boolean installed) {
        return new DataverseSimulatorSettings(port, clock, tenant, apps, resources, tokenLifetime, delays, installed);
    }

    @Override
    public String toString() {
        return "DataverseSimulatorSettings[port=" + port + ", tenant=" + tenant + "]";
    }
}
