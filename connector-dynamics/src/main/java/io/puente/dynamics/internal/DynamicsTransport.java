package io.puente.dynamics.internal;

import io.puente.spi.CallMeter;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one way to the environment. It adds the token, renews an expired one once for all callers and repeats the call that
 * met the expiry. Thread-safe.
 */
public final class DynamicsTransport {
    private final Transport transport;
    private final AccessTokens tokens;
    private final CallMeter meter;
    private final URI environment;

    public DynamicsTransport(Transport transport, AccessTokens tokens, CallMeter meter, URI environment) {
        this.transport = transport;
        this.tokens = tokens;
        this.meter = meter;
        this.environment = environment;
    }

    /**
     * @return any reply that came whole, whatever its status, except 401
     * @throws TargetFailure {@code UNAVAILABLE} if nothing was sent or nothing could have changed, {@code UNKNOWN_OUTCOME}
     *     if a change was sent and no whole reply came back, {@code UNAUTHORISED} if a fresh token was refused too
     */
    HttpReply exchange(DynamicsCall call) throws TargetFailure, InterruptedException {
        String token = tokens.current();
        HttpReply reply = once(call, token);
        if (reply.status() != 401) {
            return reply;
        }
        HttpReply second = once(call, tokens.renew(token));
        if (second.status() == 401) {
            throw new TargetFailure(Failure.of(
                    FailureKind.UNAUTHORISED, "401", "Dynamics 365 does not accept a token that was just issued."));
        }
        return second;
    }

    private HttpReply once(DynamicsCall call, String token) throws TargetFailure, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("OData-MaxVersion", "4.0");
        headers.put("OData-Version", "4.0");
        headers.put("Authorization", "Bearer " + token);
        if (call.body().length > 0) {
            headers.put("Content-Type", "application/json; charset=utf-8");
        }
        headers.putAll(call.headers());
        meter.called(call.purpose());
        try {
            return transport.exchange(new HttpCall(call.method(), environment + call.path(), headers, call.body()));
        } catch (TargetFailure failure) {
            if (failure.failure().kind() == FailureKind.UNKNOWN_OUTCOME && !call.changesState()) {
                throw TargetFailure.unavailable(
                        failure.failure().vendorCode(), failure.failure().safeText());
            }
            throw failure;
        }
    }
}
