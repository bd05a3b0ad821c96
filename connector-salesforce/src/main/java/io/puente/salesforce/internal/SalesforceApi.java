package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.connector.ReplyJson;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;

/** Salesforce's REST API of one version: reads what the transport brings, and turns refusals into failures. Thread-safe. */
public final class SalesforceApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private final SalesforceTransport transport;
    private final SalesforceFailures failures;
    private final LimitHeaders limits;
    private final String root;

    /** @param apiVersion {@code 66.0} */
    public SalesforceApi(SalesforceTransport transport, LimitHeaders limits, java.time.Clock clock, String apiVersion) {
        this.transport = transport;
        this.failures = new SalesforceFailures(JSON, clock);
        this.limits = limits;
        this.root = "/services/data/v" + apiVersion;
    }

    /** Address of a resource: {@code /composite} gives {@code /services/data/v66.0/composite}. */
    String path(String resource) {
        return root + resource;
    }

    SalesforceFailures failures() {
        return failures;
    }

    SalesforceTransport transport() {
        return transport;
    }

    /** Any whole reply. */
    HttpReply send(SalesforceCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = transport.exchange(call);
        limits.note(reply);
        return reply;
    }

    /** The JSON of a successful reply. */
    public JsonNode json(SalesforceCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = send(call);
        if (!reply.success()) {
            throw failures.of(reply);
        }
        return read(call, reply);
    }

    /** An unreadable success is no success: a proxy's page, a cut body. */
    static JsonNode read(SalesforceCall call, HttpReply reply) throws TargetFailure {
        return ReplyJson.read(reply.body()).orElseThrow(() -> unreadable(call));
    }

    static TargetFailure unreadable(SalesforceCall call) {
        return ReplyJson.unreadable("Salesforce", call.changesState());
    }
}
