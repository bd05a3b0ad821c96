package io.puente.dynamics;

import io.puente.dynamics.route.OAuth2AccessTokens;
import io.puente.model.TargetId;
import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.DataverseFaults;
import io.puente.simulator.dataverse.DataverseSimulator;
import io.puente.simulator.dataverse.DataverseSimulatorSettings;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner;
import io.puente.spi.Transport;
import io.puente.testkit.FakeCrm;
import io.puente.testkit.SimulatedFaults;
import io.puente.testkit.WriteFault;
import io.puente.testkit.WriteFault.Kind;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The simulated environment as the contract sees it. */
final class SimulatedDataverse implements FakeCrm {
    /** A contact that is there after each reset. */
    static final String CUSTOMER = "c0a00000-0000-4000-8000-000000000001";

    private static final String TOKEN = "/demo-tenant/oauth2/v2.0/token";
    private static final String SEQUENCE = "puente_sequence";
    private static final Map<Kind, Fault> LIMITS = Map.of(
            Kind.CONCURRENT_LIMIT,
            DataverseFaults.error(429, "0x80072326", "Number of concurrent requests exceeded the limit of 52."));

    private final DataverseSimulator simulator =
            DataverseSimulator.start(DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ZERO));
    private final @Nullable Transport installer;
    private long callsBefore;
    private long loginsBefore;

    /** @param installer brings the schema into the empty environment; null to leave it empty */
    SimulatedDataverse(@Nullable Transport installer) {
        this.installer = installer;
        reset();
    }

    DataverseSimulator simulator() {
        return simulator;
    }

    @Override
    public URI address() {
        return simulator.baseUri();
    }

    @Override
    public void reset() {
        simulator.reset();
        callsBefore = 0;
        loginsBefore = 0;
        if (installer != null) {
            install(installer);
            People.create(simulator, "contact", Map.of("contactid", CUSTOMER, "lastname", "Customer"));
        }
        simulator.expireTokens();
        loginsBefore = logins();
        callsBefore = calls();
    }

    private void install(Transport transport) {
        ConnectorSettings settings = new ConnectorSettings("puente.targets.installer", settings(address()));
        try (CrmConnector connector = new DynamicsConnectorFactory(OAuth2AccessTokens::open)
                .create(new ConnectorContext(
                        new TargetId("installer"), settings, transport, call -> {}, Clock.systemUTC()))) {
            Provisioner provisioner = connector.provisioner().orElseThrow();
            Provisioner.Plan left = provisioner.apply(provisioner.plan());
            if (!left.complete()) {
                throw new AssertionError("not installed: " + left.steps());
            }
        } catch (InterruptedException | io.puente.spi.TargetFailure e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> settings(URI address) {
        return Map.of(
                "environment-url", address.toString(),
                "authority", address.toString(),
                "tenant-id", "demo-tenant",
                "client-id", "demo-client",
                "client-secret", "demo-secret");
    }

    @Override
    public List<Kept> records(ObjectName object) {
        return simulator.records(object.value()).stream()
                .map(row -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    row.forEach((name, value) -> fields.put(field(name), value(name, value)));
                    String key = row.keySet().stream()
                            .filter(name -> name.matches("puente_(contact|engagement|message|consent)key"))
                            .findFirst()
                            .orElse("");
                    return new Kept(id(object, row), (String) row.get(key), fields);
                })
                .toList();
    }

    private static String id(ObjectName object, Map<String, @Nullable Object> row) {
        String own = object.value() + "id";
        return String.valueOf(row.getOrDefault(own, row.get("activityid")));
    }

    /** A lookup is read under another name than it is written. */
    private static String field(String name) {
        return name.startsWith("_") && name.endsWith("_value") ? name.substring(1, name.length() - 6) : name;
    }

    private static @Nullable Object value(String name, @Nullable Object raw) {
        if (raw instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (raw instanceof String text && name.equals(SEQUENCE)) {
            return new BigDecimal(text);
        }
        if (raw instanceof String text && text.length() >= 20 && text.charAt(10) == 'T') {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return text;
            }
        }
        return raw;
    }

    @Override
    public String madeByPeople(ObjectName object, Map<String, String> fields) {
        return People.create(simulator, object.value(), fields);
    }

    @Override
    public void nextWrites(WriteFault... faults) {
        for (WriteFault fault : faults) {
            simulator
                    .faults()
                    .on("POST", ".*/\\$batch")
                    .when(SimulatedDataverse::writes)
                    .play(SimulatedFaults.of(fault, LIMITS));
        }
    }

    private static boolean writes(SimulatorRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains("PATCH ");
    }

    @Override
    public List<String> unusedFaults() {
        return simulator.faults().unused().stream()
                .filter(fault -> !fault.path().pattern().contains("oauth2"))
                .map(fault -> fault.fault().kind().word())
                .toList();
    }

    @Override
    public void lock(ObjectName object, String recordId, int times) {
        simulator.rowLocks().hold(UUID.fromString(recordId), true, times);
    }

    @Override
    public void refuseLogins() {
        simulator
                .faults()
                .on("POST", TOKEN)
                .times(1_000)
                .play(Fault.reply(
                        401,
                        Map.of("Content-Type", "application/json"),
                        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret"
                                + " provided.\",\"error_codes\":[7000215]}"));
    }

    @Override
    public void expireTokens() {
        simulator.expireTokens();
    }

    @Override
    public long calls() {
        return simulator.calls().total() - simulator.calls().countOf("POST", TOKEN) - callsBefore;
    }

    @Override
    public long logins() {
        return simulator.calls().countOf("POST", TOKEN) - loginsBefore;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
