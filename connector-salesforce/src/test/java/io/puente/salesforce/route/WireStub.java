package io.puente.salesforce.route;

import io.puente.model.TargetId;
import io.puente.salesforce.SalesforceSettings;
import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.SimulatorServer;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;

/** A host that hands out tokens, knows the valid one, keeps what it received and answers what it was told. */
final class WireStub implements SimulatorHandler, AutoCloseable {
    final Queue<SimulatorRequest> received = new ConcurrentLinkedQueue<>();
    final Queue<SimulatorReply> replies = new ConcurrentLinkedQueue<>();
    final AtomicInteger logins = new AtomicInteger();
    final SimulatorServer server = SimulatorServer.start(0, this);
    volatile String valid = "token-0";
    volatile SimulatorReply loginRefusal;

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        if (request.path().equals("/services/oauth2/token")) {
            return login();
        }
        if (request.path().startsWith("/services/oauth2/revoke")) {
            return SimulatorReply.empty(200);
        }
        if (!request.header("Authorization").orElse("").equals("Bearer " + valid)) {
            return SimulatorReply.json(
                    401, List.of(Map.of("errorCode", "INVALID_SESSION_ID", "message", "Session expired or invalid")));
        }
        received.add(request);
        SimulatorReply scripted = replies.poll();
        return scripted != null ? scripted : SimulatorReply.json(200, "[]");
    }

    private SimulatorReply login() {
        if (loginRefusal != null) {
            logins.incrementAndGet();
            return loginRefusal;
        }
        valid = "token-" + logins.incrementAndGet();
        return SimulatorReply.json(
                200,
                Map.of(
                        "access_token",
                        valid,
                        "instance_url",
                        server.baseUri().toString(),
                        "id",
                        server.baseUri() + "/id/00D000000000001AAA/005000000000001AAA",
                        "token_type",
                        "Bearer"));
    }

    @Override
    public void expireTokens() {
        valid = "none";
    }

    CamelSalesforceTransport connect(CamelContext camel, String target, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "login-url", server.baseUri().toString(),
                "client-id", "wire-client",
                "client-secret", "wire-secret"));
        values.putAll(more);
        ConnectorSettings given = new ConnectorSettings("puente.targets." + target, values);
        ConnectorContext context = new ConnectorContext(
                new TargetId(target),
                given,
                call -> {
                    throw new AssertionError("Salesforce has a transport of its own");
                },
                purpose -> {},
                Clock.systemUTC());
        return CamelSalesforceTransport.open(camel, context, SalesforceSettings.read(given));
    }

    @Override
    public void close() {
        server.close();
    }
}
