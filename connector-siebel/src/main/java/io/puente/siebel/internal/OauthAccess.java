package io.puente.siebel.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** A token of the customer's identity provider by client credentials, renewed once for all callers. */
public final class OauthAccess implements SiebelAccess {
    /** Renewed so long before it ends, so that no call meets the end on its way. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    /**
     * @param scope empty for none
     * @param tokenField of the answer: {@code access_token}, on some sites {@code id_token}
     */
    public record Client(String tokenUrl, String clientId, String clientSecret, String scope, String tokenField) {
        @Override
        public String toString() {
            return "Client[***]";
        }
    }

    private final Client client;
    private final Transport transport;
    private final CallMeter meter;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private String header = "";
    private Instant until = Instant.MIN;

    public OauthAccess(Client client, Transport transport, CallMeter meter, Clock clock) {
        this.client = client;
        this.transport = transport;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public String header() throws TargetFailure, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (header.isEmpty() || !clock.instant().isBefore(until)) {
                login();
            }
            return header;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accepted(String gotIn) {
        // A token says itself how long it lives.
    }

    @Override
    public boolean renew(String refused) throws TargetFailure, InterruptedException {
        lock.lockInterruptibly();
        try {
            // Another caller may have renewed it meanwhile.
            if (header.equals(refused)) {
                header = "";
                login();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void login() throws TargetFailure, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client.clientId());
        form.put("client_secret", client.clientSecret());
        if (!client.scope().isEmpty()) {
            form.put("scope", client.scope());
        }
        byte[] body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + SiebelCall.encoded(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        meter.called(Purpose.LOGIN);
        HttpReply reply;
        try {
            reply = transport.exchange(new HttpCall(
                    "POST",
                    client.tokenUrl(),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                    body,
                    HttpCall.Effect.LOGIN));
        } catch (TargetFailure e) {
            // A lost login changed nothing in the CRM.
            throw TargetFailure.unavailable(e.failure().vendorCode(), "The identity provider cannot be reached.");
        }
        if (reply.status() >= 400 && reply.status() < 500 && reply.status() != 429) {
            throw new TargetFailure(Failure.of(
                    FailureKind.UNAUTHORISED,
                    String.valueOf(reply.status()),
                    "The identity provider refused the login."));
        }
        JsonNode answer = reply.status() == 200 ? json(reply) : SiebelApi.JSON.missingNode();
        String token = answer.path(client.tokenField()).asText("");
        if (token.isEmpty()) {
            throw TargetFailure.unavailable(String.valueOf(reply.status()), "The identity provider sent no token.");
        }
        header = "Bearer " + token;
        long seconds = Math.max(60, answer.path("expires_in").asLong(300));
        until = clock.instant().plusSeconds(seconds).minus(EARLY);
    }

    private static JsonNode json(HttpReply reply) {
        try {
            return SiebelApi.JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            return SiebelApi.JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    @Override
    public String toString() {
        return "OauthAccess[***]";
    }
}
