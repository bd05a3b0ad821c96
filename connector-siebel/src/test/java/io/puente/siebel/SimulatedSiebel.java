package io.puente.siebel;

import io.puente.simulator.Fault;
import io.puente.simulator.siebel.Administration;
import io.puente.simulator.siebel.SiebelSimulator;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.DataType;
import io.puente.spi.ObjectName;
import io.puente.testkit.FakeCrm;
import io.puente.testkit.SimulatedFaults;
import io.puente.testkit.WriteFault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulated Siebel server as the contract sees it. */
final class SimulatedSiebel implements FakeCrm {
    static final String SEQUENCE = "X WhatsApp Sequence";
    private static final String WRITES = "/siebel/v1.0/data/.*";

    private final SiebelSimulator simulator;
    private final boolean setUp;

    /** @param setUp whether the administrator has done what the check asks for */
    SimulatedSiebel(boolean setUp) {
        this(SiebelSimulatorSettings.demo(), setUp);
    }

    SimulatedSiebel(SiebelSimulatorSettings settings, boolean setUp) {
        this.simulator = SiebelSimulator.start(settings);
        this.setUp = setUp;
        reset();
    }

    SiebelSimulator simulator() {
        return simulator;
    }

    @Override
    public URI address() {
        return simulator.baseUri();
    }

    @Override
    public void reset() {
        simulator.reset();
        if (setUp) {
            Administration administration = simulator.administration();
            administration.addListOfValue("TODO_TYPE", "WhatsApp - Inbound");
            administration.addListOfValue("TODO_TYPE", "WhatsApp - Outbound");
            administration.addListOfValue("TODO_TYPE", "WhatsApp - Consent");
            administration.addListOfValue("SR_SOURCE", "WhatsApp");
            administration.addField("Action", BusCompField.of(SEQUENCE, DataType.INTEGER, 22));
        }
    }

    static String component(ObjectName object) {
        return object.value().substring(object.value().indexOf('/') + 1);
    }

    @Override
    public List<Kept> records(ObjectName object) {
        String key = component(object).equals("Action") ? "Activity UID" : "Integration Id";
        return simulator.records(component(object)).stream()
                .map(row -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    row.forEach((name, text) -> fields.put(name, value(name, text)));
                    String ours = row.getOrDefault(key, "");
                    return new Kept(row.get("Id"), ours.isEmpty() ? null : ours, fields);
                })
                .toList();
    }

    private static @Nullable Object value(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (field.equals(SEQUENCE)) {
            return new BigDecimal(text);
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z") ? Instant.parse(text) : text;
    }

    @Override
    public String madeByPeople(ObjectName object, Map<String, String> fields) {
        return simulator.administration().insert("CCAGENT", component(object), fields);
    }

    @Override
    public void nextWrites(WriteFault... faults) {
        for (WriteFault fault : faults) {
            simulator
                    .faults()
                    .on("*", WRITES)
                    .when(request -> !request.method().equals("GET"))
                    .play(SimulatedFaults.of(fault, Map.of()));
        }
    }

    @Override
    public List<String> unusedFaults() {
        return simulator.faults().unused().stream()
                .filter(fault ->
                        fault.fault().kind() != Fault.reply(401, Map.of(), "").kind()
                                || !fault.path().pattern().equals(".*"))
                .map(fault -> fault.fault().kind().word())
                .toList();
    }

    @Override
    public void lock(ObjectName object, String recordId, int times) {
        simulator.rowLocks().lock(recordId, times);
    }

    @Override
    public void refuseLogins() {
        simulator
                .faults()
                .on("*", ".*")
                .times(1_000)
                .play(Fault.reply(401, Map.of(), "{\"ERROR\":\"Authentication failed\"}"));
    }

    @Override
    public void expireTokens() {
        simulator.expireTokens();
    }

    @Override
    public long calls() {
        return simulator.calls().total() - logins();
    }

    @Override
    public long logins() {
        return simulator.calls().countOf("POST", "/idp/token");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
