package io.puente.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries a call from WireMock to the gate and the outcome back. */
final class GateTransformer implements ResponseDefinitionTransformerV2 {
    static final String NAME = "simulator";

    private final SimulatorGate gate;

    GateTransformer(SimulatorGate gate) {
        this.gate = gate;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Outcome outcome = gate.answer(read(event.getRequest()));
        SimulatorReply reply = outcome.reply();
        if (reply == null) {
            return new ResponseDefinitionBuilder()
                    .withFault(Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }
        List<HttpHeader> headers = reply.headers().stream()
                .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                .toList();
        ResponseDefinitionBuilder answer =
                new ResponseDefinitionBuilder().withStatus(reply.status()).withHeaders(new HttpHeaders(headers));
        if (outcome.isCut()) {
            return answer.withHeader("Content-Length", String.valueOf(reply.body().length))
                    .withBody(Arrays.copyOf(reply.body(), outcome.cutAt()))
                    .build();
        }
        if (!outcome.delay().isZero()) {
            answer.withFixedDelay(Math.toIntExact(outcome.delay().toMillis()));
        }
        return answer.withBody(reply.body()).build();
    }

    private static SimulatorRequest read(LoggedRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key(), header.values());
        }
        List<String> type = headers.get("Content-Type");
        if (type != null) {
            headers.put(
                    "Content-Type", type.stream().map(OpaqueBodies::original).toList());
        }
        return new SimulatorRequest(request.getMethod().getName(), request.getUrl(), headers, request.getBody());
    }
}
