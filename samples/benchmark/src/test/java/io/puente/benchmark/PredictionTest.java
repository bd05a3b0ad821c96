package io.puente.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal foretells whatever a CRM's metadata show, for each record and each field, and nothing else. */
class PredictionTest {

    private static PredictionConnectors connectors;

    @BeforeAll
    static void start() throws Exception {
        connectors = new PredictionConnectors();
    }

    @AfterAll
    static void stop() {
        connectors.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"salesforce", "dynamics", "siebel"})
    void everyFailureThatMetadataShowIsForetold(String crm) throws Exception {
        List<Prediction.Outcome> outcomes = Prediction.measure(connectors, crm, 8);
        var soft = new SoftAssertions();
        for (Prediction.Outcome outcome : outcomes) {
            PredictionTally tally = outcome.tally();
            String row = tally.line(crm, outcome.mistake());
            soft.assertThat(tally.falseAlarms).as(row).isZero();
            soft.assertThat(tally.otherField).as(row).isZero();
            soft.assertThat(tally.heldFalsely).as(row).isZero();
            soft.assertThat(tally.notTried).as(row).isZero();
            if (outcome.visible()) {
                soft.assertThat(tally.heldForetold + tally.heldAsRejected)
                        .as(row)
                        .isEqualTo(tally.held);
            }
            soft.assertThat(tally.missed).as(row).isEqualTo(outcome.visible() ? 0 : tally.failures);
            if (!outcome.visible()) {
                soft.assertThat(tally.failures).as(row).isPositive();
            }
        }
        soft.assertAll();
        assertThat(Prediction.total(outcomes, true).failures).isGreaterThan(100);
    }
}
