package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorServer;
import io.puente.spi.ObjectName;
import io.puente.testkit.FakeCrm;
import io.puente.testkit.WriteFault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole Acme Desk on 127.0.0.1, as the contract sees it. */
final class FakeAcmeDesk implements FakeCrm {
    static final String KEY = "k7-acme-desk-api-key";

    private final DeskSchema schema = new DeskSchema();
    final DeskRecords records = new DeskRecords(schema, Clock.systemUTC());
    private final DeskApi api = new DeskApi(schema, records, KEY);
    private final SimulatorServer server = SimulatorServer.start(0, api);

    @Override
    public URI address() {
        return server.baseUri();
    }

    @Override
    public void reset() {
        server.reset();
    }

    @Override
    public List<Kept> records(ObjectName object) {
        return records.all(object.value()).stream()
                .map(record -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    record.properties()
                            .forEach(field -> fields.put(
                                    field.getKey(), value(object.value(), field.getKey(), field.getValue())));
                    return new Kept(
                            record.path("id").asText(), record.path("key").textValue(), fields);
                })
                .toList();
    }

    private @Nullable Object value(String collection, String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (schema.field(collection, name).path("type").asText()) {
            case "number" -> value.decimalValue();
            case "flag" -> value.booleanValue();
            case "time" -> Instant.parse(value.asText());
            default -> value.asText();
        };
    }

    @Override
    public String madeByPeople(ObjectName object, Map<String, String> fields) {
        return records.byAgent(object.value(), "", fields);
    }

    @Override
    public void nextWrites(WriteFault... faults) {
        for (WriteFault fault : faults) {
            server.faults().on("POST", "/api/.*/bulk").play(fault(fault));
        }
    }

    private static Fault fault(WriteFault fault) {
        return switch (fault.kind()) {
            case REPLY -> Fault.reply(fault.status(), fault.headers(), "");
            case SLOW -> Fault.delay(Duration.ofSeconds(6));
            case RESET -> Fault.refuse();
            case APPLIED_THEN_DROPPED -> Fault.applyThenDrop();
            case CUT_BODY -> Fault.cutBodyAt(20);
            case HTML_WITH_200 -> Fault.html(200);
            case UNREADABLE -> Fault.unreadable();
            // The kit asks for these only of connectors that do not list them as lacking.
            case EXPIRED_TOKEN, DAILY_LIMIT, CONCURRENT_LIMIT ->
                throw new IllegalArgumentException("Acme Desk has no " + fault.kind());
        };
    }

    @Override
    public List<String> unusedFaults() {
        return server.faults().unused().stream()
                .map(fault -> fault.fault().kind().word())
                .toList();
    }

    @Override
    public void lock(ObjectName object, String recordId, int times) {
        records.lock(recordId, times);
    }

    @Override
    public void refuseLogins() {
        api.refuseKeys();
    }

    /** A key does not expire. */
    @Override
    public void expireTokens() {}

    @Override
    public long calls() {
        return server.calls().total();
    }

    /** The next write is answered so instead of by Acme Desk. */
    void answerNextWrite(int status, String body) {
        server.faults().on("POST", "/api/.*/bulk").play(Fault.reply(status, Map.of(), body));
    }

    long callsForEvents() {
        return server.calls().countOf("GET", "/api/events");
    }

    /** There is none: the key goes with every call. */
    @Override
    public long logins() {
        return 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
