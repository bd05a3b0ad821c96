package io.puente.benchmark;

import io.puente.simulator.CallCounter;
import io.puente.simulator.dataverse.DataverseSimulator;
import io.puente.simulator.dataverse.DataverseSimulatorSettings;
import io.puente.simulator.dataverse.entra.AppRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An environment whose service protection limits are not what is measured. */
final class SimulatedDynamics implements SimulatedCrm {

    private static final String MESSAGE = "puente_whatsappmessage";

    private final DataverseSimulator environment;

    SimulatedDynamics() {
        environment = DataverseSimulator.start(DataverseSimulatorSettings.demo()
                .withApps(List.of(new AppRegistration("demo-client-of-benchmark", "demo-secret-of-benchmark", null))));
        environment.limits().maxRequests(100_000_000);
        environment.limits().maxExecutionTime(Duration.ofDays(1_000));
        environment.limits().maxConcurrent(1_000);
    }

    @Override
    public DataverseSimulator simulator() {
        return environment;
    }

    /** The number of an option by its place in the column, counted from 0. */
    int option(String table, String column, int place) {
        return environment.customization().options(table, column).get(place);
    }

    @Override
    public String name() {
        return "dynamics";
    }

    @Override
    public Map<String, String> settings() {
        String address = environment.baseUri().toString();
        return Map.of(
                "environment-url",
                address,
                "authority",
                address,
                "tenant-id",
                "demo-tenant",
                "client-id",
                "demo-client-of-benchmark",
                "client-secret",
                "demo-secret-of-benchmark");
    }

    @Override
    public String messagePath() {
        return "/api/data/.*";
    }

    @Override
    public String dataPath() {
        return "/api/data/.*";
    }

    @Override
    public int messages() {
        return environment.records(MESSAGE).size();
    }

    @Override
    public CallCounter operations() {
        return environment.operations();
    }

    @Override
    public void refuseRecords(boolean refused) {
        for (String message : List.of("Create", "Update")) {
            if (refused) {
                environment.administration().addPlugin("nothing-" + message, MESSAGE, message, "Nothing today");
            } else {
                environment.administration().removePlugin("nothing-" + message);
            }
        }
    }
}
