package io.puente.salesforce;

import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.spi.ObjectName;
import io.puente.testkit.FakeCrm;
import io.puente.testkit.SimulatedFaults;
import io.puente.testkit.WriteFault;
import io.puente.testkit.WriteFault.Kind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulated organisation as the contract sees it. */
final class SimulatedSalesforce implements FakeCrm {
    private static final String WRITES = "/services/data/v\\d+\\.0/composite.*";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ");
    private static final Map<Kind, Fault> LIMITS = Map.of(
            Kind.DAILY_LIMIT,
            Fault.reply(
                    403,
                    Map.of(),
                    "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]"),
            Kind.CONCURRENT_LIMIT,
            Fault.reply(
                    403,
                    Map.of(),
                    "[{\"message\":\"ConcurrentRequests (Concurrent API Requests) Limit exceeded.\","
                            + "\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]"));

    private final SalesforceSimulator simulator = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());
    private final byte[] schema;

    /** @param schema zip to deploy into the empty organisation */
    SimulatedSalesforce(byte[] schema) {
        this.schema = schema;
        reset();
    }

    SalesforceSimulator simulator() {
        return simulator;
    }

    @Override
    public URI address() {
        return simulator.baseUri();
    }

    @Override
    public void reset() {
        simulator.server().reset();
        if (schema.length > 0) {
            simulator.deploy(schema);
            simulator.org().addPicklistValue("CaseOrigin", "WhatsApp");
        }
    }

    @Override
    public List<Kept> records(ObjectName object) {
        return simulator.records(object.value()).stream()
                .map(row -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    row.forEach((name, value) -> fields.put(name, value(value)));
                    String key = row.keySet().stream()
                            .filter(name -> name.matches("WhatsApp_\\w+_Key__c"))
                            .findFirst()
                            .orElse("");
                    return new Kept(String.valueOf(row.get("Id")), (String) row.get(key), fields);
                })
                .toList();
    }

    private static @Nullable Object value(@Nullable Object raw) {
        if (raw instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (raw instanceof String text && text.length() == 28 && text.charAt(10) == 'T') {
            try {
                return OffsetDateTime.parse(text, MOMENT).toInstant();
            } catch (DateTimeException e) {
                return text;
            }
        }
        return raw instanceof Instant || raw instanceof Boolean || raw == null ? raw : raw.toString();
    }

    @Override
    public String madeByPeople(ObjectName object, Map<String, String> fields) {
        return People.create(address(), object.value(), fields);
    }

    @Override
    public void nextWrites(WriteFault... faults) {
        for (WriteFault fault : faults) {
            simulator
                    .faults()
                    .on("*", WRITES)
                    .when(SimulatedSalesforce::writes)
                    .play(SimulatedFaults.of(fault, LIMITS));
        }
    }

    private static boolean writes(SimulatorRequest request) {
        return !request.method().equals("GET");
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
        simulator.rowLocks().hold(recordId, times);
    }

    @Override
    public void refuseLogins() {
        simulator
                .faults()
                .on("POST", "/services/oauth2/token")
                .times(1_000)
                .play(Fault.reply(
                        400,
                        Map.of(),
                        "{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}"));
    }

    @Override
    public void expireTokens() {
        simulator.expireTokens();
    }

    @Override
    public long calls() {
        return simulator.calls().total() - logins() - revocations();
    }

    @Override
    public long logins() {
        return simulator.calls().countOf("POST", "/services/oauth2/token");
    }

    private long revocations() {
        return simulator.calls().countOf("GET", "/services/oauth2/revoke")
                + simulator.calls().countOf("POST", "/services/oauth2/revoke");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
