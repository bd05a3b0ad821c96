package io.puente.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.simulator.Fault;
import io.puente.store.MediaQueue.Item;
import io.puente.store.MediaQueue.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MediaFetchTest {
    private static final byte[] PICTURE = "not really a picture, but bytes".getBytes(StandardCharsets.UTF_8);
    private static final String RESOLVED = "/{version}/{id}";

    @TempDir
    private Path folder;

    private MediaBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new MediaBench(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        assertThat(bench.whatsapp.server().faults().unused()).isEmpty();
    }

    private MessageKey image() {
        return bench.receive(bench.customer.image(PICTURE, "image/jpeg", ""));
    }

    private long resolves() {
        return bench.whatsapp.server().calls().countOf("GET", RESOLVED);
    }

    private void fault(String path, Fault fault) {
        bench.whatsapp.server().faults().on("GET", path).play(fault);
    }

    private void assertStored(Item item) throws Exception {
        assertThat(item.lastReason()).isNull();
        assertThat(item.state()).isEqualTo(State.STORED);
        assertThat(bench.files.locate(item.path())).hasBinaryContent(PICTURE);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void freshAddressNeedsNoResolving() throws Exception {
        MessageKey key = image();
        Item item = bench.attempt(key);
        assertStored(item);
        assertThat(item.path()).isEqualTo(MediaBench.ANA.value() + "/" + key.value() + ".jpg");
        assertThat(resolves()).isZero();
    }

    @Test
    void afterFiveMinutesTheIdIsResolved() throws Exception {
        MessageKey key = image();
        bench.clock.advance(Duration.ofMinutes(5));
        assertStored(bench.attempt(key));
        assertThat(resolves()).isEqualTo(1);
        assertThat(bench.whatsapp.server().calls().total()).isEqualTo(2);
    }

    @Test
    void echoWithoutAddressIsResolved() throws Exception {
        assertStored(bench.attempt(bench.receive(bench.customer.echoImage(PICTURE, "image/png", ""))));
        assertThat(resolves()).isEqualTo(1);
    }

    static Stream<Arguments> badAddresses() {
        return Stream.of(
                Arguments.of("forged", (UnaryOperator<String>) url -> url.replace("hash=", "hash=0")),
                Arguments.of("no address at all", (UnaryOperator<String>) url -> "{{env:PATH}} %"),
                Arguments.of("other host", (UnaryOperator<String>) url -> "https://files.example.com/a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAddresses")
    void badAddressIsResolvedAtOnce(String name, UnaryOperator<String> change) throws Exception {
        MessageKey key = bench.receive(
                bench.customer.image(PICTURE, "image/jpeg", ""),
                media -> MediaBench.at(media, change.apply(media.url())));
        assertStored(bench.attempt(key));
        assertThat(resolves()).isEqualTo(1);
    }

    static Stream<Arguments> passingFaults() {
        String call = MediaBench.DOWNLOAD;
        return Stream.of(
                Arguments.of("cut body", call, Fault.cutBodyAt(5), "broke off"),
                Arguments.of("refused", call, Fault.refuse(), "broke off"),
                Arguments.of("503", call, Fault.reply(503), "HTTP 503"),
                Arguments.of("a page with 200", call, Fault.html(200), "hash differs"),
                Arguments.of("403 without code", call, Fault.reply(403), ""),
                Arguments.of("410", call, Fault.reply(410), ""),
                Arguments.of("resolving: 500", MediaBench.RESOLVE, Fault.reply(500), "HTTP 500"),
                Arguments.of("resolving: page", MediaBench.RESOLVE, Fault.html(200), "cannot be read"),
                Arguments.of("resolving: unreadable", MediaBench.RESOLVE, Fault.unreadable(), "cannot be read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void passingFaultIsRetried(String name, String path, Fault fault, String reason) throws Exception {
        MessageKey key = image();
        if (path.equals(MediaBench.RESOLVE)) {
            bench.clock.advance(Duration.ofMinutes(6));
        }
        fault(path, fault);
        Item item = bench.attempt(key);
        if (!reason.isEmpty()) {
            assertThat(item.state()).isEqualTo(State.WAITING);
            assertThat(item.lastReason()).contains(reason);
            assertThat(item.nextTry()).isAfter(bench.clock.instant());
            item = bench.attempt(key);
        }
        assertStored(item);
    }

    @Test
    void wrongHashIsVisibleAndLostInTheEnd() throws Exception {
        MessageKey key = bench.receive(
                bench.customer.image(PICTURE, "image/jpeg", ""), media -> MediaBench.withHash(media, "ab".repeat(32)));
        Item item = bench.attempt(key);
        assertThat(item.lastReason()).contains("hash differs");
        int attempts = 1;
        while (item.state() == State.WAITING) {
            item = bench.attempt(key);
            attempts++;
        }
        assertThat(item.state()).isEqualTo(State.LOST);
        assertThat(item.lastReason()).contains("7 days");
        assertThat(item.attempts()).isEqualTo(attempts).isLessThan(400);
        assertThat(bench.clock.instant()).isEqualTo(MediaBench.START.plus(Duration.ofDays(7)));
        assertThat(folder.resolve(MediaBench.ANA.value())).isEmptyDirectory();
    }

    @Test
    void hashOfTheAnswerCountsWhereTheWebhookHasNone() throws Exception {
        MessageKey key = bench.receive(
                bench.customer.image(PICTURE, "image/jpeg", ""),
                media -> new MediaRef(media.mediaId(), null, null, null, null, false, false));
        fault(MediaBench.DOWNLOAD, Fault.html(200));
        assertThat(bench.attempt(key).lastReason()).contains("hash differs");
        assertStored(bench.attempt(key));
    }

    @Test
    void deadIdIsTriedUntilSevenDaysAreOver() throws Exception {
        MessageKey key = image();
        String gone = "{\"error\":{\"code\":100,\"message\":\"Unsupported get request\"}}";
        bench.clock.advance(Duration.ofDays(6));
        fault(MediaBench.RESOLVE, Fault.reply(400, Map.of(), gone));
        Item item = bench.attempt(key);
        assertThat(item.state()).isEqualTo(State.WAITING);
        assertThat(item.lastReason()).contains("code 100");
        bench.clock.set(MediaBench.START.plus(Duration.ofDays(7)));
        item = bench.attempt(key);
        assertThat(item.state()).isEqualTo(State.LOST);
        assertThat(item.nextTry()).isNull();
        assertThat(item.lastReason()).contains("code 100", "7 days");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "never there, 131052, LOST, could not get the file",
        "throttled, 130429, WAITING, fewer calls",
        "no permission, 10, WAITING, refuses the token",
        "unknown code, 99999, WAITING, refuses to hand over",
    })
    void codesDecide(String name, int code, State state, String reason) throws Exception {
        MessageKey key = image();
        bench.clock.advance(Duration.ofMinutes(6));
        fault(MediaBench.RESOLVE, Fault.reply(400, Map.of(), "{\"error\":{\"code\":" + code + "}}"));
        Item item = bench.attempt(key);
        assertThat(item.state()).isEqualTo(state);
        assertThat(item.lastReason()).contains(reason).contains("code " + code);
    }

    @Test
    void refusedTokenIsVisibleAndHoldsAll() throws Exception {
        MessageKey key = image();
        fault(MediaBench.DOWNLOAD, Fault.expireToken());
        FetchResult result = bench.fetcher.fetch(bench.queue.find(key));
        assertThat(result.hold()).contains(Duration.ofMinutes(1));
        assertThat(bench.queue.find(key).lastReason())
                .contains("refuses the token")
                .doesNotContain("demo-token");
        bench.whatsapp.renewToken("demo-token");
        assertStored(bench.attempt(key));
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        MessageKey key = image();
        fault(MediaBench.DOWNLOAD, Fault.reply(429, Map.of("Retry-After", "600"), ""));
        FetchResult result = bench.fetcher.fetch(bench.queue.find(key));
        assertThat(result.hold()).contains(Duration.ofMinutes(10));
        assertThat(bench.queue.find(key).nextTry()).isEqualTo(MediaBench.START.plusSeconds(600));
    }

    @Test
    void tooLargeAwaitsAnotherSetting() throws Exception {
        byte[] large = new byte[(int) MediaBench.LIMIT + 1];
        MessageKey key = bench.receive(bench.customer.image(large, "image/jpeg", ""));
        Item item = bench.attempt(key);
        assertThat(item.lastReason()).contains("limit of " + MediaBench.LIMIT);
        assertThat(item.nextTry()).isAfter(MediaBench.START.plus(Duration.ofMinutes(29)));
        assertThat(folder.resolve(MediaBench.ANA.value())).isEmptyDirectory();
    }

    @Test
    void neitherIdNorAddressIsLostAtOnce() throws Exception {
        MessageKey key = bench.receive(
                bench.customer.image(PICTURE, "image/jpeg", ""),
                media -> MediaBench.at(MediaBench.withoutId(media), null));
        assertThat(bench.attempt(key).state()).isEqualTo(State.LOST);
        assertThat(bench.whatsapp.server().calls().total()).isZero();
    }

    @Test
    void addressWithoutIdServesUntilItExpires() throws Exception {
        MessageKey key = bench.receive(bench.customer.image(PICTURE, "image/jpeg", ""), MediaBench::withoutId);
        fault(MediaBench.DOWNLOAD, Fault.refuse());
        assertThat(bench.attempt(key).state()).isEqualTo(State.WAITING);
        assertStored(bench.attempt(key));
    }

    @Test
    void namesOfSendersAreNoPaths() throws Exception {
        MessageKey key =
                bench.receive(bench.customer.document(PICTURE, "text/html; charset=utf-8", "../../etc/a.pdf.exe", ""));
        Item item = bench.attempt(key);
        assertStored(item);
        assertThat(item.path()).isEqualTo(MediaBench.ANA.value() + "/" + key.value() + ".bin");
    }

    @Test
    void voiceNoteHasAMimeTypeWithParameters() throws Exception {
        Item item = bench.attempt(bench.receive(bench.customer.voiceNote(PICTURE)));
        assertThat(item.path()).endsWith(".ogg");
    }
}
