package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.connector.ReplyJson;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.util.Optional;

/** The Dataverse Web API of one version: reads what the transport brings, and turns refusals into failures. Thread-safe. */
public final class DynamicsApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private final DynamicsTransport transport;
    private final DynamicsFailures failures;
    private final LimitHeaders limits;
    private final String root;

    /** @param apiVersion {@code 9.2} */
    public DynamicsApi(DynamicsTransport transport, LimitHeaders limits, Clock clock, String apiVersion) {
        this.transport = transport;
        this.failures = new DynamicsFailures(clock);
        this.limits = limits;
        this.root = "/api/data/v" + apiVersion;
    }

    /** Address of a resource: {@code /contacts} gives {@code /api/data/v9.2/contacts}. */
    String path(String resource) {
        return root + resource;
    }

    DynamicsFailures failures() {
        return failures;
    }

    /** Any whole reply. */
    HttpReply send(DynamicsCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = transport.exchange(call);
        limits.note(reply);
        return reply;
    }

    /** The JSON of a successful reply. */
    JsonNode json(DynamicsCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = send(call);
        if (!reply.success()) {
            throw failures.of(reply);
        }
        return read(call, reply);
    }

    /** The JSON of a successful reply; empty if what was asked for does not exist. */
    Optional<JsonNode> find(DynamicsCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = send(call);
        if (reply.status() == 404 && DynamicsError.of(reply).isPresent()) {
            return Optional.empty();
        }
        if (!reply.success()) {
            throw failures.of(reply);
        }
        return Optional.of(read(call, reply));
    }

    /** An unreadable success is no success: a proxy's page, a cut body. */
    static JsonNode read(DynamicsCall call, HttpReply reply) throws TargetFailure {
        return ReplyJson.read(reply.body()).filter(JsonNode::isObject).orElseThrow(() -> unreadable(call));
    }

    static TargetFailure unreadable(DynamicsCall call) {
        return ReplyJson.unreadable("Dynamics 365", call.changesState());
    }
}
