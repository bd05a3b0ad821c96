package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.echo;
import static io.puente.fold.Updates.kind;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.preference;
import static io.puente.fold.Updates.status;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.fold.FoldBench.Update;
import io.puente.model.Conversation;
import io.puente.model.DeliveryState;
import io.puente.whatsapp.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {

    private static final Party ANA = party("34600111222", "ES.1");

    private final FoldBench bench = new FoldBench();

    static Stream<Arguments> openers() {
        return Stream.of(
                Arguments.of("text", text(ANA, "w1", NOON, "a"), true),
                Arguments.of("welcome request", kind(ANA, "w1", NOON, "request_welcome"), true),
                Arguments.of("reaction", kind(ANA, "w1", NOON, "reaction"), false),
                Arguments.of("echo", echo(ANA, "w1", NOON, "a"), false),
                Arguments.of("status", status(ANA, "w1", DeliveryState.READ, NOON), false));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("openers")
    void whatOpensTheServiceWindow(String name, Update update, boolean opens) {
        bench.post(update).fold();

        assertThat(conversation().serviceWindowClosesAt()).isEqualTo(opens ? NOON.plus(Duration.ofHours(24)) : null);
    }

    @Test
    void aPreferenceOpensNothing() {
        bench.post(preference(ANA, "stop", NOON)).fold();

        assertThat(bench.store.conversations).isEmpty();
    }

    @Test
    void aLateRedeliveryDoesNotMoveTheWindow() {
        bench.post(text(ANA, "w2", NOON, "now"))
                .post(text(ANA, "w1", NOON.minus(Duration.ofDays(3)), "late"))
                .fold();

        assertThat(conversation().serviceWindowClosesAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(conversation().lastInboundAt()).isEqualTo(NOON);
    }

    @Test
    void theFreeEntryWindowBeginsWithTheFirstFreeMessage() {
        bench.post(free("out2", NOON.plus(Duration.ofHours(5))))
                .post(free("out1", NOON))
                .post(free("out3", NOON.plus(Duration.ofHours(60))))
                .fold();

        assertThat(conversation().freeEntryClosesAt()).isEqualTo(NOON.plus(Duration.ofHours(72)));

        bench.post(free("out4", NOON.plus(Duration.ofHours(90)))).fold();
        assertThat(conversation().freeEntryClosesAt()).isEqualTo(NOON.plus(Duration.ofHours(162)));
    }

    private static Update free(String wamid, Instant at) {
        return status(ANA, wamid, DeliveryState.SENT, at, List.of(), Map.of("pricing.type", "free_entry_point"));
    }

    private Conversation conversation() {
        return bench.store.conversations.values().iterator().next();
    }
}
