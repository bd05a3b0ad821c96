package io.puente.dynamics.route;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider behind a transport: hands out numbered tokens, or what the script says. Thread-safe. */
final class TokenEndpoint implements Transport {
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();
    private final AtomicInteger numbers = new AtomicInteger();

    synchronized void next(int status, String body) {
        script.add(new HttpReply(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8)));
    }

    synchronized void next(HttpReply reply) {
        script.add(reply);
    }

    synchronized void next(TargetFailure failure) {
        script.add(failure);
    }

    List<HttpCall> calls() {
        return calls;
    }

    Map<String, String> form(int call) {
        Map<String, String> form = new LinkedHashMap<>();
        String body = new String(calls.get(call).body(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public HttpReply exchange(HttpCall call) throws TargetFailure {
        calls.add(call);
        Object scripted;
        synchronized (this) {
            scripted = script.poll();
        }
        if (scripted instanceof TargetFailure failure) {
            throw failure;
        }
        if (scripted instanceof HttpReply reply) {
            return reply;
        }
        String body = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"token-"
                + numbers.incrementAndGet() + "\"}";
        return new HttpReply(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
