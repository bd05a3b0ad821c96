package io.puente.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.puente.model.MessageKey;
import io.puente.route.CamelMediaSource;
import io.puente.route.GraphAccess;
import io.puente.route.HttpConnection;
import io.puente.route.MediaRoute;
import io.puente.simulator.Fault;
import io.puente.store.MediaQueue.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostTest {
    private static final URI GRAPH = URI.create("https://graph.facebook.com");

    private final WireMockServer stranger = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void start() {
        stranger.start();
        stranger.stubFor(any(anyUrl()).willReturn(aResponse().withBody("hello")));
    }

    @AfterEach
    void stop() {
        stranger.stop();
    }

    private CamelMediaSource source(DefaultCamelContext camel, URI graph) throws Exception {
        GraphAccess access = new GraphAccess(graph, "v25.0", () -> "the-token", HttpConnection.DEFAULT);
        camel.addRoutes(new MediaRoute(access));
        camel.start();
        return new CamelMediaSource(
                camel.createProducerTemplate(), access, MediaHosts.of(List.of("*.fbsbx.com"), graph));
    }

    @Test
    void strangerIsNotEvenCalled() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            CamelMediaSource source = source(camel, GRAPH);
            URI address = URI.create(stranger.baseUrl() + "/file?hash=h");
            assertThatThrownBy(() -> source.download(address, (body, length) -> body.readAllBytes()))
                    .isInstanceOfSatisfying(
                            MediaFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(MediaFailure.Kind.HOST_REFUSED))
                    .hasMessageNotContaining("127.0.0.1");
            assertThat(stranger.getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void allowedHostGetsTheTokenAndNothingElseOfOurs() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            CamelMediaSource source = source(camel, URI.create("http://127.0.0.1:1"));
            source.download(
                    URI.create(stranger.baseUrl() + "/file?a=%2B%20b&hash=x_-."),
                    (body, length) -> assertThat(body.readAllBytes()).hasSize(5));
            var request = stranger.getAllServeEvents().get(0).getRequest();
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer the-token");
            assertThat(request.getHeader("User-Agent")).isEqualTo("Puente");
            assertThat(request.getUrl()).isEqualTo("/file?a=%2B%20b&hash=x_-.");
            assertThat(request.getHeaders().keys())
                    .allMatch(name -> List.of("authorization", "user-agent", "host", "connection", "accept-encoding")
                            .contains(name.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    @Test
    void redirectToAStrangerIsNotFollowed(@TempDir Path folder) throws Exception {
        try (MediaBench bench = new MediaBench(folder)) {
            MessageKey key = bench.receive(bench.customer.image(new byte[3], "image/jpeg", ""));
            // No lookup is made either: a failed one would be another reason.
            String elsewhere = "http://files.invalid:" + stranger.port() + "/file";
            bench.whatsapp
                    .server()
                    .faults()
                    .on("GET", MediaBench.DOWNLOAD)
                    .times(2)
                    .play(Fault.reply(302, Map.of("Location", elsewhere), ""));
            assertThat(bench.attempt(key).lastReason()).contains("not among the configured media hosts");
            assertThat(bench.queue.find(key).nextTry()).isAfter(MediaBench.START.plus(Duration.ofMinutes(29)));
        }
    }

    @Test
    void redirectWithinAllowedHostsIsFollowed(@TempDir Path folder) throws Exception {
        try (MediaBench bench = new MediaBench(folder)) {
            byte[] file = {1, 2, 3};
            stranger.stubFor(any(anyUrl()).willReturn(aResponse().withBody(file)));
            MessageKey key = bench.receive(bench.customer.image(file, "image/jpeg", ""));
            bench.whatsapp
                    .server()
                    .faults()
                    .on("GET", MediaBench.DOWNLOAD)
                    .play(Fault.reply(302, Map.of("Location", stranger.baseUrl() + "/moved"), ""));
            assertThat(bench.attempt(key).state()).isEqualTo(State.STORED);
        }
    }

    @Test
    void circleOfRedirectsEnds(@TempDir Path folder) throws Exception {
        try (MediaBench bench = new MediaBench(folder)) {
            stranger.stubFor(
                    any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", "/again")));
            MessageKey key = bench.receive(
                    bench.customer.image(new byte[3], "image/jpeg", ""),
                    media -> MediaBench.at(media, stranger.baseUrl() + "/first"));
            assertThat(bench.attempt(key).lastReason()).contains("from one place to the next");
            assertThat(stranger.getAllServeEvents()).hasSize(4);
        }
    }

    @Test
    void silenceOfTheHostEndsByTheResponseTimeout(@TempDir Path folder) throws Exception {
        try (MediaBench bench = new MediaBench(folder, Duration.ofMillis(200))) {
            MessageKey key = bench.receive(bench.customer.image(new byte[3], "image/jpeg", ""));
            bench.whatsapp.server().faults().on("GET", MediaBench.DOWNLOAD).play(Fault.delay(Duration.ofSeconds(5)));
            assertThat(bench.attempt(key).lastReason()).contains("SocketTimeoutException");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://lookaside.fbsbx.com/a?b, true",
        "https://LOOKASIDE.FBSBX.COM:443/a, true",
        "https://a.b.fbsbx.com/, true",
        "https://cdn.example.org/, true",
        "https://fbsbx.com/, false",
        "https://evilfbsbx.com/, false",
        "https://lookaside.fbsbx.com.example.com/, false",
        "https://lookaside.fbsbx.com@example.com/, false",
        "https://user@lookaside.fbsbx.com/, false",
        "https://lookaside.fbsbx.com:8443/, false",
        "http://lookaside.fbsbx.com/, false",
        "https://sub.cdn.example.org/, false",
        "https://127.0.0.1/, false",
        "http://localhost:9081/, false",
        "https:lookaside.fbsbx.com, false",
        "/relative, false",
    })
    void hosts(URI address, boolean allowed) {
        MediaHosts hosts = MediaHosts.of(List.of("*.fbsbx.com", "cdn.example.org"), GRAPH);
        assertThat(hosts.allows(address)).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://127.0.0.1:9/a", "http://localhost/a", "https://[::1]:8/a", "http://127.1.2.3/"})
    void loopbackOnlyForAGraphOnLoopback(URI address) {
        assertThat(MediaHosts.of(List.of(), URI.create("http://127.0.0.1:9081")).allows(address))
                .isTrue();
        assertThat(MediaHosts.of(List.of(), GRAPH).allows(address)).isFalse();
    }

    @Test
    void badPatternsAreNamedTogether() {
        assertThatThrownBy(() -> MediaHosts.of(List.of("*", "*.com", "a.fbsbx.com", "https://x.com"), GRAPH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[*, *.com, https://x.com]");
    }
}
