package io.puente.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebhookParserTest {

    private static final Instant RECEIVED = Instant.parse("2026-09-14T12:00:00Z");

    private final WebhookParser parser = new WebhookParser();

    @TestFactory
    Stream<DynamicTest> everyFixtureMeansExactlyItsEvents() {
        return Fixtures.expectedEvents().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> assertThat(events(row.getKey())).isEqualTo(row.getValue())));
    }

    @Test
    void everyFixtureHasARow() {
        assertThat(Fixtures.expectedEvents().keySet()).containsExactlyElementsOf(Fixtures.names());
    }

    private List<String> events(String behaviour) {
        var lines = new ArrayList<String>();
        for (InboundEvent event : parser.parse(7, Fixtures.body(behaviour), RECEIVED)) {
            assertThat(EventOrigin.logSequence(event.origin().position())).isEqualTo(7);
            assertThat(event.origin().receivedAt()).isEqualTo(RECEIVED);
            lines.add(EventText.of(event));
        }
        return lines;
    }
}
