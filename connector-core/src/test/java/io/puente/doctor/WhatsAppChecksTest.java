package io.puente.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.whatsapp.BusinessNumber;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.testkit.CamelHttp;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong at Meta or before the webhook is named, and nothing else is. */
class WhatsAppChecksTest {
    private static final String NUMBER = "106000000000001";

    private static WhatsAppSimulator meta;
    private static CamelHttp http;

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final FakeWebhook webhook = new FakeWebhook("demo-app-secret", "demo-verify-token");

    @BeforeAll
    static void start() {
        meta = WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0));
        http = new CamelHttp();
    }

    @AfterAll
    static void stop() {
        http.close();
        meta.close();
    }

    @AfterEach
    void reset() {
        meta.server().reset();
    }

    private record Setup(String token, String secret, String verify, Set<String> numbers, List<String> accounts) {
        static final Setup GOOD =
                new Setup("demo-token", "demo-app-secret", "demo-verify-token", Set.of(NUMBER), List.of());

        Setup withToken(String other) {
            return new Setup(other, secret, verify, numbers, accounts);
        }

        Setup withSecret(String other) {
            return new Setup(token, other, verify, numbers, accounts);
        }

        Setup withVerify(String other) {
            return new Setup(token, secret, other, numbers, accounts);
        }

        Setup withNumbers(String... others) {
            return new Setup(token, secret, verify, Set.of(others), accounts);
        }

        Setup withAccounts(String... others) {
            return new Setup(token, secret, verify, numbers, List.of(others));
        }
    }

    private Diagnosis diagnosis(Setup setup) throws InterruptedException {
        return diagnosis(setup, meta);
    }

    private Diagnosis diagnosis(Setup setup, WhatsAppSimulator meta) throws InterruptedException {
        var whatsapp = new WhatsAppSetup(
                meta.baseUri(),
                "v25.0",
                setup.token(),
                List.of(setup.secret()),
                setup.verify(),
                setup.accounts(),
                setup.numbers(),
                URI.create("https://public.example" + FakeWebhook.PATH),
                () -> Optional.of(URI.create("http://127.0.0.1:1" + FakeWebhook.PATH)));
        var outside = http.transport(Duration.ofSeconds(20));
        var checkup = new Checkup(
                data,
                List.of(),
                whatsapp,
                List::of,
                call -> call.uri().startsWith("https://public.example")
                        ? webhook.exchange(call)
                        : outside.exchange(call),
                webhook,
                new Random(7),
                clock);
        return new Doctor(checkup, Duration.ofMinutes(1), clock).run("whatsapp"::equals);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                row(
                        "token revoked",
                        s -> s.withToken("old-token"),
                        m -> {},
                        "whatsapp.token",
                        "not valid or has expired"),
                row(
                        "token expires",
                        s -> s,
                        m -> m.tokenExpires(Canonical.START.plus(Duration.ofDays(3))),
                        "whatsapp.token",
                        "the token expires at"),
                row(
                        "permission missing",
                        s -> s,
                        m -> m.permissions("whatsapp_business_management"),
                        "whatsapp.permissions",
                        "lacks whatsapp_business_messaging"),
                row(
                        "account not readable",
                        s -> s.withAccounts("102000000000001"),
                        m -> m.permissions("whatsapp_business_messaging"),
                        "whatsapp.subscription",
                        "cannot be read with this token (Meta answered 403, code 200)"),
                row(
                        "no subscription",
                        s -> s,
                        m -> m.subscribed(false),
                        "whatsapp.subscription",
                        "no app is subscribed to account 102000000000001"),
                row(
                        "strange number",
                        s -> s.withNumbers(NUMBER, "106000000000009"),
                        m -> {},
                        "whatsapp.numbers",
                        "106000000000009, which the token's accounts do not have; they have " + NUMBER),
                row(
                        "wrong app secret",
                        s -> s.withSecret("another-secret"),
                        m -> {},
                        "whatsapp.secret",
                        "not that of the token's app"),
                row(
                        "wrong app secret at the gateway",
                        s -> s.withSecret("another-secret"),
                        m -> {},
                        "whatsapp.signature",
                        "answered with 401 instead of 200"),
                row(
                        "verify token of another gateway",
                        s -> s.withVerify("another"),
                        m -> {},
                        "whatsapp.callback",
                        "refuses the verify token (403)"));
    }

    private static Arguments row(
            String name, UnaryOperator<Setup> setup, Consumer<WhatsAppSimulator> meta, String check, String says) {
        return Arguments.of(name, setup, meta, check, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void isNamedWithItsCure(
            String name, UnaryOperator<Setup> setup, Consumer<WhatsAppSimulator> change, String check, String says)
            throws Exception {
        change.accept(meta);
        Diagnosis diagnosis = diagnosis(setup.apply(Setup.GOOD));
        assertThat(diagnosis.findings())
                .filteredOn(f -> f.check().equals(check))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.result()).isIn(Result.FAILED, Result.WARNING);
                    assertThat(finding.says()).contains(says);
                    assertThat(finding.cure()).isNotEmpty();
                });
        assertThat(diagnosis.text())
                .doesNotContain("demo-token")
                .doesNotContain("demo-app-secret")
                .doesNotContain("another-secret");
    }

    @Test
    void aGoodSetUpHasNoTrouble() throws Exception {
        Diagnosis diagnosis = diagnosis(Setup.GOOD);
        assertThat(diagnosis.findings()).extracting(Finding::result).containsOnly(Result.OK, Result.SKIPPED);
        assertThat(diagnosis.findings())
                .filteredOn(f -> f.result() == Result.SKIPPED)
                .singleElement()
                .satisfies(f -> assertThat(f.check()).isEqualTo("whatsapp.fields"));
    }

    /** Meta gives 25 at a time unless asked for more, and 100 at most. */
    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {1, 25, 60, 100, 230})
    void allNumbersOfAnAccountAreKnownHoweverManyPagesTheyFill(int count) throws Exception {
        List<BusinessNumber> numbers = IntStream.range(0, count)
                .mapToObj(i -> new BusinessNumber(String.valueOf(106000000000100L + i), "1555013" + (1000 + i), "1"))
                .toList();
        String[] ids = numbers.stream().map(BusinessNumber::id).toArray(String[]::new);
        try (var large =
                WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0).withAccount("102000000000001", numbers))) {
            assertThat(numbers(diagnosis(Setup.GOOD.withNumbers(ids), large)))
                    .isEqualTo("the accounts have " + count + (count == 1 ? " number" : " numbers")
                            + ", among them all of the settings");
            ids[count - 1] = "106000000000001";
            assertThat(numbers(diagnosis(Setup.GOOD.withNumbers(ids), large)))
                    .contains("number ids 106000000000001, which the token's accounts do not have");
        }
    }

    private static String numbers(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(f -> f.check().equals("whatsapp.numbers"))
                .map(Finding::says)
                .findFirst()
                .orElse("");
    }

    @Test
    void withoutTokenMetaIsNotAskedAndTheReasonIsGiven() throws Exception {
        assertThat(diagnosis(Setup.GOOD.withToken("")).findings())
                .filteredOn(f -> f.result() == Result.SKIPPED)
                .hasSize(6)
                .allSatisfy(f -> assertThat(f.says()).contains("puente.whatsapp.graph.token is not set"));
    }

    @Test
    void aWebhookThatAcceptsForgeriesIsTheWorstTrouble() throws Exception {
        webhook.acceptEverything();
        assertThat(diagnosis(Setup.GOOD).findings())
                .filteredOn(f -> f.check().equals("whatsapp.signature"))
                .singleElement()
                .satisfies(f -> assertThat(f.says()).contains("wrong signature is answered with 200"));
    }
}
