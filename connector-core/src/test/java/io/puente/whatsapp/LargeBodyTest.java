package io.puente.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More updates than {@link EventOrigin#ITEM_BITS} can number: never sent by WhatsApp, but nothing forbids it. */
class LargeBodyTest {

    private static final int LAST = 65_535;

    private final WebhookParser parser = new WebhookParser();

    @Test
    void everyUpdateThatHasANumberIsRead() {
        List<InboundEvent> events = parse(body(LAST));

        assertThat(events).hasSize(LAST);
        assertThat(events.get(LAST - 1)).isInstanceOf(InboundEvent.StatusChanged.class);
    }

    @Test
    void oneNoticeStandsForAllBeyond() {
        List<InboundEvent> events = parse(body(LAST + 3));

        assertThat(events).hasSize(LAST + 1);
        assertThat(events.get(LAST)).isInstanceOfSatisfying(InboundEvent.Unreadable.class, rest -> {
            assertThat(rest.reason())
                    .isEqualTo(
                            "entry[0].changes[0].value.statuses[65535]: this and all following updates were not read; "
                                    + "a body may hold 65535");
            assertThat(EventOrigin.item(rest.origin().position())).isEqualTo(LAST);
            assertThat(EventOrigin.logSequence(rest.origin().position())).isEqualTo(7);
        });
    }

    @Test
    void erasingTheNoticeErasesAllBeyond() {
        byte[] redacted = new WebhookRedactor().without(body(LAST + 3), Set.of(LAST));

        assertThat(parse(redacted)).hasSize(LAST);
        assertThat(new String(redacted, UTF_8)).contains("id-65534\"").doesNotContain("id-65535", "id-65537");
    }

    private List<InboundEvent> parse(byte[] body) {
        return parser.parse(7, body, Instant.parse("2026-09-14T12:00:00Z"));
    }

    private static byte[] body(int updates) {
        String statuses = IntStream.range(0, updates)
                .mapToObj(i -> "{\"id\":\"id-" + i + "\",\"status\":\"read\"}")
                .collect(Collectors.joining(","));
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"statuses\":[" + statuses + "]}}]}]}")
                .getBytes(UTF_8);
    }
}
