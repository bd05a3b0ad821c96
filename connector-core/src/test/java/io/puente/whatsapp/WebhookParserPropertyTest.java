package io.puente.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WebhookParserPropertyTest {

    private static final Instant RECEIVED = Instant.parse("2026-09-14T12:00:00Z");

    private final WebhookParser parser = new WebhookParser();
    private final WebhookRedactor redactor = new WebhookRedactor();

    @Provide
    Arbitrary<String> behaviours() {
        return Arbitraries.of(Fixtures.names());
    }

    @Property(tries = 2_000)
    void bytesFlippedAnywhereStillYieldEvents(@ForAll("behaviours") String behaviour, @ForAll long seed) {
        assertReadable(MutatedBodies.flipBytes(Fixtures.body(behaviour), new Random(seed)));
    }

    @Property(tries = 4_000)
    void oddValuesAnywhereStillYieldEvents(@ForAll("behaviours") String behaviour, @ForAll long seed) {
        assertReadable(MutatedBodies.changeValues(Fixtures.body(behaviour), new Random(seed)));
    }

    @Property
    void anyBytesYieldAnEvent(@ForAll byte[] bytes) {
        assertReadable(bytes);
    }

    @Property(tries = 3_000)
    void erasingUpdatesLeavesTheOthersAsTheyWere(@ForAll("behaviours") String behaviour, @ForAll long seed) {
        var random = new Random(seed);
        byte[] body = MutatedBodies.changeValues(Fixtures.body(behaviour), random);
        List<InboundEvent> before = parse(body);
        Set<Integer> erased = new HashSet<>();
        before.forEach(event -> {
            // An error beside an answer without a body explains that answer, so it has no life of its own.
            if (!(event instanceof InboundEvent.Recorded) && random.nextBoolean()) {
                erased.add(item(event));
            }
        });

        byte[] redacted = redactor.without(body, erased);

        assertThat(texts(parse(redacted)))
                .isEqualTo(texts(before.stream()
                        .filter(event -> !erased.contains(item(event)))
                        .toList()));
        assertThat(redactor.without(redacted, erased)).isEqualTo(redacted);
    }

    private void assertReadable(byte[] body) {
        List<InboundEvent> events = parse(body);

        assertThat(events).isNotEmpty().isEqualTo(parse(body));
        assertThat(events)
                .extracting(WebhookParserPropertyTest::item)
                .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
        assertThat(events).allSatisfy(event -> {
            String text = EventText.of(event);
            assertThat(text).isEqualTo(CleanText.of(text)).doesNotContain("could not be read");
        });
    }

    private static List<String> texts(List<InboundEvent> events) {
        return events.stream().map(EventText::of).toList();
    }

    private List<InboundEvent> parse(byte[] body) {
        return parser.parse(7, body, RECEIVED);
    }

    private static int item(InboundEvent event) {
        return EventOrigin.item(event.origin().position());
    }
}
