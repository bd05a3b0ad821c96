package io.puente.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookFlowsTest {

    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = new EdgeServer(EdgeSettings.PATIENCE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        server.store().reset();
    }

    @Test
    void theChallengeComesBackAsBareText() throws Exception {
        HttpResponse<String> reply =
                server.get("?hub.mode=subscribe&hub.challenge=11%2058&hub.verify_token=" + EdgeServer.TOKEN);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("11 58");
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wrong token,?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess",
        "no token,?hub.mode=subscribe&hub.challenge=1",
        "no challenge,?hub.mode=subscribe&hub.verify_token=edge-test-token",
        "another mode,?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=edge-test-token",
        "nothing,''"
    })
    void aChallengeIsRefusedFor(String name, String query) throws Exception {
        HttpResponse<String> reply = server.get(query);

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void theExactBytesAreStoredAndAnsweredWith200() throws Exception {
        HttpResponse<String> reply = server.send(server.signedPost(BODY));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(server.store().bodies).containsExactly(BODY);
        assertThat(server.store().headers.get(0)).containsEntry(EdgeHeaders.SOURCE, "whatsapp");
    }

    @Test
    void noOutsideHeaderReachesCamel() throws Exception {
        HttpResponse<String> reply = server.send(server.signedPost(BODY)
                .header("CamelHttpUri", "http://127.0.0.1:1/elsewhere")
                .header("CAmelExecCommandExecutable", "id")
                .header("Authorization", "Bearer outside")
                .header("Cookie", "a=b")
                .header("wa.source", "operator")
                .header("sObjectQuery", "SELECT Id FROM User"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(server.store().headers.get(0)).containsOnlyKeys(EdgeHeaders.SOURCE, EdgeHeaders.RECEIVED_AT);
        assertThat(server.store().headers.get(0)).containsEntry(EdgeHeaders.SOURCE, "whatsapp");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wrong, sha256=0000000000000000000000000000000000000000000000000000000000000000",
        "rubbish, rubbish",
        "empty, ''",
    })
    void aWrongSignatureIs401AndStoredNowhere(String name, String signature) throws Exception {
        HttpResponse<String> reply = server.send(server.signedPost(BODY).setHeader("X-Hub-Signature-256", signature));

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(server.store().bodies).isEmpty();
    }

    @Test
    void aMissingSignatureIs401() throws Exception {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(server.uri(""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(BODY));

        assertThat(server.send(unsigned).statusCode()).isEqualTo(401);
        assertThat(server.store().bodies).isEmpty();
    }

    @Test
    void threeMegabytesAreTakenAndOneByteMoreIsNot() throws Exception {
        byte[] largest = new byte[EdgeSettings.WHATSAPP_MAX_BODY_BYTES];
        Arrays.fill(largest, (byte) ' ');
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);

        assertThat(server.send(server.signedPost(largest)).statusCode()).isEqualTo(200);
        assertThat(server.send(server.signedPost(tooLarge)).statusCode()).isEqualTo(413);
        assertThat(server.store().bodies).hasSize(1);
    }

    @Test
    void aChunkedBodyThatIsTooLargeIs413() throws Exception {
        byte[] tooLarge = new byte[EdgeSettings.WHATSAPP_MAX_BODY_BYTES + 1];
        HttpRequest.Builder chunked = server.signedPost(tooLarge)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));

        assertThat(server.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void anotherMethodIs405AndAnotherTypeIs415() throws Exception {
        assertThat(server.send(server.signedPost(BODY).PUT(HttpRequest.BodyPublishers.ofByteArray(BODY)))
                        .statusCode())
                .isEqualTo(405);
        assertThat(server.send(server.signedPost(BODY).DELETE()).statusCode()).isEqualTo(405);
        assertThat(server.send(server.signedPost(BODY).setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.store().bodies).isEmpty();
    }

    @Test
    void aLogThatCannotBeWrittenIs503AndRecovers() throws Exception {
        server.store().failing = true;
        assertThat(server.send(server.signedPost(BODY)).statusCode()).isEqualTo(503);

        server.store().failing = false;
        assertThat(server.send(server.signedPost(BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void noAnswerBeforeTheCommit() throws Exception {
        var commit = new CompletableFuture<Void>();
        server.store().commit = commit;

        CompletableFuture<HttpResponse<String>> reply = post(server);
        assertThat(server.store().arrived.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reply).isNotDone();

        commit.complete(null);
        assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private static CompletableFuture<HttpResponse<String>> post(EdgeServer server) {
        return server.client().sendAsync(server.signedPost(BODY).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoWaitsForTheCommitHoldsNoThread() throws Exception {
        var commit = new CompletableFuture<Void>();
        server.store().commit = commit;
        server.store().arrived = new CountDownLatch(20);

        List<CompletableFuture<HttpResponse<String>>> replies =
                Stream.generate(() -> post(server)).limit(20).toList();
        assertThat(server.store().arrived.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.get("").statusCode()).isEqualTo(403);
        assertThat(replies).noneMatch(CompletableFuture::isDone);

        commit.complete(null);
        for (CompletableFuture<HttpResponse<String>> reply : replies) {
            assertThat(reply.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCommitThatTakesTooLongIs503AndItsLateResultHarmsNobody() throws Exception {
        try (var hasty = new EdgeServer(Duration.ofMillis(100))) {
            var commit = new CompletableFuture<Void>();
            hasty.store().commit = commit;
            assertThat(post(hasty).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(503);

            commit.complete(null);
            assertThat(hasty.store().bodies).hasSize(1);
            assertThat(post(hasty).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }
}
