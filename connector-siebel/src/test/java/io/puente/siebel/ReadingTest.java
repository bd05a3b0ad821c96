package io.puente.siebel;

import static io.puente.siebel.Changes.ACTION;
import static io.puente.siebel.Changes.CASE;
import static io.puente.siebel.Changes.applied;
import static io.puente.siebel.Changes.key;
import static io.puente.siebel.Changes.message;
import static io.puente.siebel.Changes.newCase;
import static io.puente.siebel.Changes.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.CrmConnector;
import io.puente.spi.FieldValue;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding records, and recognising what was written in what is read. */
class ReadingTest {
    private final SimulatedSiebel siebel = new SimulatedSiebel(true);
    private final TestConnectors connectors = new TestConnectors();

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @Test
    void whatWasWrittenIsRecognisedWhenItIsReadBack() throws Exception {
        CrmConnector connector = connectors.open(siebel.address(), Map.of());
        String caseId = applied(write(connector, newCase("aa"))).recordId();
        Map<String, FieldValue> written = new LinkedHashMap<>();
        written.put("Comment", FieldValue.text("😀".repeat(9) + "x".repeat(1_430)));
        written.put("Description", FieldValue.text("plain"));
        written.put("Started", FieldValue.instant(Instant.parse("2026-07-01T10:00:00Z")));
        written.put(SimulatedSiebel.SEQUENCE, FieldValue.number(BigDecimal.valueOf(42)));
        Change change = message("ma", caseId, written);
        write(connector, change);

        RecordReader reader = connector.reader(Purpose.COMPARE).orElseThrow();
        Found found = reader.byKey(ACTION, "Activity UID", List.of(key("ma")), written.keySet())
                .get(0);

        written.forEach((field, value) -> assertThat(
                        reader.same(ACTION, field, value, found.fields().get(field)))
                .as(field)
                .isTrue());
        assertThat(reader.same(
                        ACTION,
                        "Comment",
                        FieldValue.text("😀 other"),
                        found.fields().get("Comment")))
                .isFalse();
        assertThat(connectors.metered).endsWith(Purpose.COMPARE);
    }

    @Test
    void aHundredKeysTakeTwoCalls() throws Exception {
        CrmConnector connector = connectors.open(siebel.address(), Map.of());
        List<String> keys = new ArrayList<>();
        Change[] changes = new Change[100];
        for (int i = 0; i < changes.length; i++) {
            String word = "k" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            changes[i] = newCase(word);
            keys.add(key(word));
        }
        write(connector, changes);
        connectors.metered.clear();

        List<Found> found = connector.reader().orElseThrow().byKey(CASE, "Integration Id", keys, java.util.Set.of());

        assertThat(found).extracting(Found::key).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(connectors.metered).containsExactly(Purpose.READ, Purpose.READ);
    }

    @Test
    void severalRowsOfOneKeyAreReadWhole() throws Exception {
        CrmConnector connector = connectors.open(siebel.address(), Map.of());
        for (int i = 0; i < 130; i++) {
            siebel.madeByPeople(CASE, Map.of("Abstract", "copy " + i, "Integration Id", "same-for-all"));
        }

        assertThat(connector
                        .reader()
                        .orElseThrow()
                        .byKey(CASE, "Integration Id", List.of("same-for-all"), java.util.Set.of()))
                .hasSize(130);
    }

    @Test
    void aValueThatCouldChangeTheQueryIsNotSearchedFor() throws Exception {
        CrmConnector connector = connectors.open(siebel.address(), Map.of());
        write(connector, newCase("aa"));
        connectors.metered.clear();

        assertThat(connector
                        .reader()
                        .orElseThrow()
                        .byKey(
                                CASE,
                                "Integration Id",
                                List.of("x\" OR [Id] IS NOT NULL OR [Id]=\"x"),
                                java.util.Set.of()))
                .isEmpty();
        assertThat(connectors.metered).isEmpty();
    }
}
