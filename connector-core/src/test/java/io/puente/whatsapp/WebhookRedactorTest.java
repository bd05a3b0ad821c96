package io.puente.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebhookRedactorTest {

    private static final Instant RECEIVED = Instant.parse("2026-09-14T12:00:00Z");

    private final WebhookRedactor redactor = new WebhookRedactor();

    @TestFactory
    Stream<DynamicTest> nothingPersonalIsLeftWhenAllIsErased() {
        return Fixtures.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    byte[] body = Fixtures.body(name);

                    byte[] redacted = redactor.without(body, items(body));

                    assertThat(parse(redacted)).isEmpty();
                    assertThat(new String(redacted, UTF_8))
                            .doesNotContain("4477009", "GB.7", "Marta", "Iker", "wamid.", "hello");
                }));
    }

    @Test
    void onePersonLeavesTheOtherStays() {
        String left = redact("status-group-two-participants", Set.of(0));

        assertThat(left).doesNotContain("447700900123", "Marta").contains("447700900456", "Iker Soto");
        assertThat(left).contains("{\"erased\":true}");
    }

    @Test
    void contactOfSomebodyWhoseOtherUpdateStaysIsKept() {
        assertThat(redact("duplicate-message", Set.of(1))).contains("Marta Ruiz");
    }

    @Test
    void threadOfTheHistoryForgetsWhoseItWas() {
        String left = redact("history-threads", Set.of(0, 1, 2));

        assertThat(left).doesNotContain("447700900123", "marta.ruiz").contains("447700900456");
    }

    @Test
    void contactJoinedWithoutAnIdStaysWhenAnErrorBesideItIsErased() {
        assertThat(redact("interactive-without-object", Set.of(1)))
                .contains("Marta Ruiz")
                .doesNotContain("131000");
    }

    @Test
    void unreadableBodyIsErasedAsAWhole() {
        assertThat(redact("not-json", Set.of(0))).isEqualTo("{\"erased\":true}");
    }

    @Test
    void nothingToEraseLeavesTheVeryBytes() {
        byte[] body = Fixtures.body("text");

        assertThat(redactor.without(body, Set.of())).isSameAs(body);
    }

    @Test
    void updateThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> redact("text", Set.of(0, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4]");
        assertThatThrownBy(() -> redact("not-json", Set.of(1))).hasMessageContaining("[1]");
    }

    @Test
    void numbersAndLoneSurrogatesOfTheOthersStay() {
        String left = redact("text-with-nul-and-lone-surrogate", Set.of());
        assertThat(left).contains("\\ud83d and \\udc00");
        assertThat(new String(redactor.without(batchWithOddText(), Set.of(1)), UTF_8))
                .contains("\\uD83D!", "\"item_price\":7.00");
    }

    private static byte[] batchWithOddText() {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messages\":[{\"id\":\"a\",\"type\":\"order\",\"order\":{\"text\":\"\\ud83d!\","
                        + "\"product_items\":[{\"item_price\":7.00}]}},{\"id\":\"b\"}]}}]}]}")
                .getBytes(UTF_8);
    }

    private String redact(String behaviour, Set<Integer> items) {
        return new String(redactor.without(Fixtures.body(behaviour), items), UTF_8);
    }

    private static List<InboundEvent> parse(byte[] body) {
        return new WebhookParser().parse(7, body, RECEIVED);
    }

    private static Set<Integer> items(byte[] body) {
        return parse(body).stream()
                .map(event -> EventOrigin.item(event.origin().position()))
                .collect(Collectors.toSet());
    }
}
