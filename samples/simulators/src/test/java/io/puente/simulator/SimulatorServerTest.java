package io.puente.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorServerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicInteger applied = new AtomicInteger();
    private final Counting vendor = new Counting();
    private final SimulatorServer server = SimulatorServer.start(0, SimulatorClock.fixed(NOON), vendor);
    private final HttpClient client = HttpClient.newHttpClient();

    private final class Counting implements SimulatorHandler {
        private volatile boolean tokenAlive = true;

        @Override
        public SimulatorReply handle(SimulatorRequest request) {
            if (!tokenAlive) {
                return SimulatorReply.json(401, Map.of("error", "token"));
            }
            applied.incrementAndGet();
            return SimulatorReply.json(
                    200, "{\"path\":\"" + request.path() + "\",\"body\":\"" + request.text() + "\"}");
        }

        @Override
        public String pathTemplate(SimulatorRequest request) {
            return request.path().replaceAll("[0-9]+", "{id}");
        }

        @Override
        public void expireTokens() {
            tokenAlive = false;
        }

        @Override
        public void reset() {
            tokenAlive = true;
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handlerSeesTheCallAsItWasSent() throws Exception {
        HttpResponse<String> reply = post("/a/b%2Fc?x=1", "hola 👋");
        assertThat(reply.body()).contains("/a/b%2Fc").contains("hola 👋");
        assertThat(reply.headers().firstValue("Content-Length")).isPresent();
    }

    @Test
    void countsByTemplateWhateverHappens() throws Exception {
        server.faults().onAny().play(Fault.reply(503));
        post("/case/1", "");
        post("/case/2", "");
        assertThat(server.calls().countOf("POST", "/case/{id}")).isEqualTo(2);
        assertThat(get("/_sim/calls").body())
                .isEqualTo("{\"total\":2,\"calls\":[{\"method\":\"POST\",\"path\":\"/case/{id}\",\"count\":2}]}");
    }

    @Test
    void scriptedReplyIsUsedUpByMatchingCallsOnly() throws Exception {
        server.faults()
                .on("POST", "/case/.*")
                .times(2)
                .when(request -> request.text().contains("x"))
                .play(Fault.reply(429, Map.of("Retry-After", "7"), "{\"e\":1}"));
        assertThat(post("/other", "x").statusCode()).isEqualTo(200);
        assertThat(post("/case/1", "y").statusCode()).isEqualTo(200);
        HttpResponse<String> limited = post("/case/1", "x");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(limited.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(server.faults().unused()).hasSize(1);
        assertThat(post("/case/1", "x").statusCode()).isEqualTo(429);
        assertThat(post("/case/1", "x").statusCode()).isEqualTo(200);
        assertThat(server.faults().unused()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"refuse, 0", "applyThenDrop, 1", "cutBody, 1"})
    void brokenConnections(String kind, int changes) throws Exception {
        assertThat(post("/_sim/faults", "{\"kind\":\"" + kind + "\",\"bytes\":5}")
                        .statusCode())
                .isEqualTo(201);
        // The JDK's client repeats a GET, not a POST, when the connection breaks.
        assertThatThrownBy(() -> post("/case/1", "")).isInstanceOf(IOException.class);
        assertThat(applied).hasValue(changes);
        assertThat(post("/case/1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aCutBodyArrivesUpToTheCut() throws Exception {
        server.faults().onAny().play(Fault.cutBodyAt(5));
        try (var socket = new java.net.Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("POST /case/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".getBytes("US-ASCII"));
            String all = new String(socket.getInputStream().readAllBytes(), "UTF-8");
            assertThat(all)
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-Length: 2")
                    .endsWith("{\"pat");
        }
    }

    @Test
    void htmlUnreadableAndDelayedAnswers() throws Exception {
        server.faults().onAny().play(Fault.html(200));
        server.faults().onAny().play(Fault.unreadable());
        server.faults().onAny().play(Fault.delay(Duration.ofMillis(5)));
        HttpResponse<String> page = post("/case/1", "");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(applied).hasValue(0);
        assertThat(post("/case/1", "").body()).isEqualTo("{\"\u0000");
        assertThat(post("/case/1", "").statusCode()).isEqualTo(200);
        assertThat(applied).hasValue(2);
    }

    @Test
    void expiredTokenStaysExpiredUntilReset() throws Exception {
        server.faults().onAny().play(Fault.expireToken());
        assertThat(post("/case/1", "").statusCode()).isEqualTo(401);
        assertThat(post("/case/1", "").statusCode()).isEqualTo(401);
        assertThat(post("/_sim/reset", "").statusCode()).isEqualTo(204);
        assertThat(post("/case/1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void outageSparesTheOperator() throws Exception {
        server.down(true);
        assertThatThrownBy(() -> post("/case/1", "")).isInstanceOf(IOException.class);
        assertThat(get("/").statusCode()).isEqualTo(200);
        post("/_sim/down", "{\"down\":true,\"status\":503}");
        assertThat(post("/case/1", "").statusCode()).isEqualTo(503);
        post("/_sim/down", "{\"down\":false}");
        assertThat(post("/case/1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void operatorMovesTheClock() throws Exception {
        assertThat(post("/_sim/clock", "{\"advanceSeconds\":90}").body()).contains("2026-03-01T12:01:30Z");
        assertThat(server.clock().instant()).isEqualTo(NOON.plusSeconds(90));
        post("/_sim/clock", "{\"set\":\"2027-01-01T00:00:00Z\"}");
        assertThat(server.clock().instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/_sim/faults|{'kind':'nope','times':0}|kind is \\\"nope\\\"",
                "/_sim/faults|{'kind':'reply','status':999}|200 to 599",
                "/_sim/faults|{'kind':'reply','path':'('}|regular expression",
                "/_sim/faults|no json|no JSON",
                "/_sim/clock|{'set':'tomorrow'}|No usable time",
                "/_sim/clock|{}|advanceSeconds",
                "/_sim/down|{'down':'yes'}|reset connections",
            },
            quoteCharacter = '^')
    void operatorErrorsAreExplained(String path, String body, String explanation) throws Exception {
        HttpResponse<String> reply = post(path, body.replace('\'', '"'));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains(explanation);
    }

    @Test
    void largeBodiesComeThrough() throws Exception {
        String body = "x".repeat(20 * 1024 * 1024);
        assertThat(post("/case/1", body).body()).hasSizeGreaterThan(body.length());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create(server.baseUri() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
