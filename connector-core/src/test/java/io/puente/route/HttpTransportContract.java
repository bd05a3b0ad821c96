package io.puente.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every way to a CRM over HTTP must do, whatever carries it. */
abstract class HttpTransportContract {
    private static final HttpConnection QUICK = new HttpConnection(
            null, null, null, null, null, null, null, Duration.ofSeconds(5), Duration.ofSeconds(5), 5);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private Transport transport = call -> {
        throw new IllegalStateException("not started");
    };

    @BeforeEach
    void start() throws Exception {
        server.start();
        transport = open(QUICK);
    }

    /** Opened once in each test. */
    abstract Transport open(HttpConnection connection) throws Exception;

    abstract void close();

    @AfterEach
    void stop() {
        close();
        server.stop();
    }

    private void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    private HttpReply send(String method, String path, String body) throws Exception {
        var headers = Map.of("Authorization", "Bearer abc", "Content-Type", "application/json", "If-Match", "*");
        return transport.exchange(
                new HttpCall(method, server.baseUrl() + path, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private LoggedRequest received() {
        return server.findAll(anyRequestedFor(anyUrl())).get(0);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void methodPathQueryHeadersAndBodyArriveAsTheyWereGiven(String method, String body) throws Exception {
        answer(aResponse().withStatus(207).withHeader("X-Limit", "5").withBody("välue"));
        String path = "/a%20b/c(id='x')?$filter=a%20eq%20'1%2F2'&q=caf%C3%A9%2Bx";
        HttpReply reply = send(method, path, body);

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text()).isEqualTo("välue");
        assertThat(reply.header("x-limit")).contains("5");
        assertThat(received().getMethod().getName()).isEqualTo(method);
        assertThat(received().getUrl()).isEqualTo(path);
        assertThat(received().getBodyAsString()).isEqualTo(body);
        assertThat(received().getHeader("Authorization")).isEqualTo("Bearer abc");
        assertThat(received().getHeader("If-Match")).isEqualTo("*");
        assertThat(received().getHeaders().getHeader("Content-Type").values()).containsExactly("application/json");
        assertThat(received().getHeaders().keys())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel"));
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of("GET", ""),
                Arguments.of("DELETE", ""),
                Arguments.of("POST", "{\"name\":\"José\"}"),
                Arguments.of("PATCH", "{\"a\":1}"),
                Arguments.of("PUT", "{\"a\":1}"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void everyWholeReplyIsAReplyAndIsAskedForOnce(int status) throws Exception {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));
        assertThat(send("POST", "/x", "{}").status()).isEqualTo(status);
        assertThat(send("GET", "/x", "").status()).isEqualTo(status);
        server.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        answer(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/elsewhere"));
        assertThat(send("GET", "/x", "").status()).isEqualTo(302);
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("no answer", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("cut", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Arguments.of("too slow", aResponse().withFixedDelay(8000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void anAnswerThatDoesNotComeWholeIsAnUnknownOutcomeAndNotSentTwice(String name, ResponseDefinitionBuilder fault) {
        answer(fault);
        TargetFailure failure = catchThrowableOfType(TargetFailure.class, () -> send("POST", "/x", "{}"));
        assertThat(failure.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(server.findAll(anyRequestedFor(anyUrl())).size()).isLessThanOrEqualTo(1);
    }

    @Test
    void aRefusedConnectionIsUnavailable() {
        int port = server.port();
        server.stop();
        TargetFailure failure = catchThrowableOfType(
                TargetFailure.class,
                () -> transport.exchange(
                        new HttpCall("POST", "http://127.0.0.1:" + port + "/x", Map.of(), new byte[] {1})));
        assertThat(failure.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anUnknownHostIsUnavailable() {
        TargetFailure failure = catchThrowableOfType(
                TargetFailure.class,
                () -> transport.exchange(new HttpCall("GET", "http://crm.invalid/x", Map.of(), new byte[0])));
        assertThat(failure.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anInterruptEndsTheCallAndIsKept() throws Exception {
        answer(aResponse().withFixedDelay(8_000));
        AtomicBoolean kept = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                send("POST", "/x", "{}");
            } catch (InterruptedException e) {
                kept.set(Thread.currentThread().isInterrupted());
            } catch (Exception e) {
                // Then the test fails: nothing is kept.
            } finally {
                ended.countDown();
            }
        });
        caller.start();
        Awaitility.await()
                .until(() -> !server.findAll(anyRequestedFor(anyUrl())).isEmpty());
        caller.interrupt();

        assertThat(ended.await(4, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(kept).as("flag kept").isTrue();
    }
}
