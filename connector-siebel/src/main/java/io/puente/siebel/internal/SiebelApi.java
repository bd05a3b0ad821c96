package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.connector.ReplyJson;
import io.puente.spi.CallMeter;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Siebel's REST data resources: one call, one reply, read or turned into a failure. Thread-safe. */
public final class SiebelApi {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    /**
     * How the server is addressed.
     *
     * @param root {@code https://host:port/siebel/v1.0}
     * @param headers beside those the connector sets
     */
    public record Server(String root, boolean trailingSlash, int longestAddress, Map<String, String> headers) {
        public Server {
            headers = Map.copyOf(headers);
        }
    }

    private final Server server;
    private final Transport transport;
    private final SiebelAccess access;
    private final ServerLimits.Seat seat;
    private final CallMeter meter;
    private final SiebelFailures failures;

    public SiebelApi(
            Server server,
            Transport transport,
            SiebelAccess access,
            ServerLimits.Seat seat,
            CallMeter meter,
            Clock clock) {
        this.server = server;
        this.transport = transport;
        this.access = access;
        this.seat = seat;
        this.meter = meter;
        this.failures = new SiebelFailures(clock);
    }

    SiebelFailures failures() {
        return failures;
    }

    /** Bytes of an address that a search may use. */
    int longestAddress() {
        return server.longestAddress();
    }

    /**
     * Any whole reply but a refused login.
     *
     * @throws TargetFailure {@code UNKNOWN_OUTCOME} only if the call could have changed something
     */
    HttpReply send(SiebelCall call) throws TargetFailure, InterruptedException {
        String header = access.header();
        HttpReply reply = exchange(call, header);
        if (reply.status() == 401 && access.renew(header)) {
            header = access.header();
            reply = exchange(call, header);
        }
        if (reply.status() == 401) {
            throw failures.of(reply);
        }
        access.accepted(header);
        return reply;
    }

    private HttpReply exchange(SiebelCall call, String authorization) throws TargetFailure, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>(server.headers());
        headers.put("Authorization", authorization);
        headers.put("Accept", "application/json");
        // On a GET too: Siebel answers in the format that Content-Type names.
        headers.put("Content-Type", "application/json");
        String slash = call.path().endsWith("/describe") ? "" : server.trailingSlash() ? "/" : "";
        String uri = server.root() + "/data" + call.address(!slash.isEmpty());
        JsonNode body = call.body();
        byte[] bytes = body == null ? NOTHING : body.toString().getBytes(StandardCharsets.UTF_8);
        seat.enter();
        try {
            meter.called(call.purpose());
            return transport.exchange(new HttpCall(call.method(), uri, headers, bytes));
        } catch (TargetFailure e) {
            if (!call.changesState() && e.failure().kind() == FailureKind.UNKNOWN_OUTCOME) {
                throw TargetFailure.unavailable(
                        e.failure().vendorCode(), e.failure().safeText());
            }
            throw e;
        } finally {
            seat.leave();
        }
    }

    /** An unreadable success is no success: a proxy's page, a cut body. */
    static JsonNode read(SiebelCall call, HttpReply reply) throws TargetFailure {
        return ReplyJson.read(reply.body()).orElseThrow(() -> unreadable(call));
    }

    static TargetFailure unreadable(SiebelCall call) {
        return ReplyJson.unreadable("Siebel", call.changesState());
    }
}
