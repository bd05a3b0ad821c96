package io.puente.simulator.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed webhooks and repeats what was not answered with 200: at once once more, then after 10 s, 20 s, 40 s and
 * so on up to an hour apart, for 7 days by the simulator's clock. Thread-safe; calls of several threads run side by
 * side, as Meta's do.
 */
public final class WebhookSender {
    private static final Duration GIVE_UP = Duration.ofDays(7);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int KEPT = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Map<Long, Delivery> latest = new LinkedHashMap<>();
    private final Clock clock;
    private final String appSecret;
    private final String verifyToken;
    private long count;
    private @Nullable URI callback;

    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Pending(Delivery soFar, URI callback, byte[] body) {}

    WebhookSender(Clock clock, String appSecret, String verifyToken) {
        this.clock = clock;
        this.appSecret = appSecret;
        this.verifyToken = verifyToken;
    }

    /** Sets the callback without asking it. */
    public synchronized void callback(URI uri) {
        callback = uri;
    }

    public synchronized boolean hasCallback() {
        return callback != null;
    }

    /**
     * Does the handshake as the platform does when a callback is saved, and keeps the callback if it answers rightly.
     *
     * @return why it was not accepted; empty if it was
     */
    public String verifyAndUse(URI uri) throws InterruptedException {
        String challenge = String.valueOf(1_000_000_000L + Math.floorMod(clock.millis(), 1_000_000_000L));
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
        URI asked = URI.create(uri + (uri.getQuery() == null ? "?" : "&") + query);
        try {
            HttpResponse<String> reply = http.send(
                    HttpRequest.newBuilder(asked).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200 || !reply.body().equals(challenge)) {
                return "The callback answered " + reply.statusCode() + "; expected 200 with the challenge as its body";
            }
        } catch (IOException e) {
            return "The callback could not be reached: " + e.getClass().getSimpleName();
        }
        callback(uri);
        return "";
    }

    /**
     * Posts a body, signed with the app secret, and once more at once if that fails.
     *
     * @throws IllegalStateException if no callback is set
     */
    public Delivery deliver(byte[] body) throws InterruptedException {
        Pending first = register(body);
        Delivery delivery = attempt(first);
        return delivery.delivered() ? delivery : attempt(new Pending(delivery, first.callback(), body));
    }

    /** Repeats every webhook that is not yet delivered, due or not. */
    public List<Delivery> redeliverPending() throws InterruptedException {
        return redeliver(any -> true);
    }

    /** Repeats those whose pause is over by the simulator's clock. */
    public List<Delivery> redeliverDue() throws InterruptedException {
        Instant now = clock.instant();
        return redeliver(delivery -> !delivery.dueAt().isAfter(now));
    }

    /** Not yet delivered and not given up. */
    public synchronized int pending() {
        return pending.size();
    }

    /** The latest webhooks, oldest first; at most 200. */
    public synchronized Collection<Delivery> latest() {
        return List.copyOf(latest.values());
    }

    synchronized void clear() {
        pending.clear();
        latest.clear();
    }

    private List<Delivery> redeliver(Predicate<Delivery> which) throws InterruptedException {
        List<Pending> chosen;
        synchronized (this) {
            chosen = pending.values().stream()
                    .filter(one -> which.test(one.soFar()))
                    .toList();
        }
        List<Delivery> results = new ArrayList<>();
        for (Pending one : chosen) {
            results.add(attempt(one));
        }
        return results;
    }

    private synchronized Pending register(byte[] body) {
        if (callback == null) {
            throw new IllegalStateException("No callback is set; call callback(...) or verifyAndUse(...) first");
        }
        Instant now = clock.instant();
        return new Pending(new Delivery(++count, now, body.length, 0, 0, Duration.ZERO, now), callback, body);
    }

    private Delivery attempt(Pending one) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(one.callback())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", Hash.signature(appSecret, one.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(one.body()))
                .build();
        long start = System.nanoTime();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            status = 0;
        }
        Delivery soFar = one.soFar();
        int attempts = soFar.attempts() + 1;
        Delivery result = new Delivery(
                soFar.number(),
                soFar.firstAt(),
                soFar.bytes(),
                attempts,
                status,
                Duration.ofNanos(System.nanoTime() - start),
                status == 200 ? Instant.MAX : due(soFar.firstAt(), attempts));
        record(result, one);
        return result;
    }

    private synchronized void record(Delivery result, Pending one) {
        if (result.delivered() || result.givenUp()) {
            pending.remove(result.number());
        } else {
            pending.put(result.number(), new Pending(result, one.callback(), one.body()));
        }
        latest.put(result.number(), result);
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    private Instant due(Instant firstAt, int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 2, 0), 10));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Instant next = clock.instant().plus(attempts == 1 ? Duration.ZERO : bounded);
        return next.isAfter(firstAt.plus(GIVE_UP)) ? Instant.MAX : next;
    }
}
