package io.puente.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.mapping.MappedObject;
import io.puente.rehearse.ReadOnlyCalls;
import io.puente.spi.CallGuard;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.Provisioner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector made for a rehearsal cannot write, whichever CRM it is for: the CRM's own log shows no such call. */
class ReadOnlyConnectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void refusesToWriteBeforeAnythingIsSent(String name) throws Exception {
        var calls = new ReadOnlyCalls();
        try (SimulatedCrm crm = SimulatedCrm.start(name);
                CrmConnector writing = connectors.open(crm);
                CrmConnector reading = connectors.open(crm, calls)) {
            Provisioner provisioner = writing.provisioner().orElseThrow();
            provisioner.apply(provisioner.plan());
            Map<String, Long> before = seen(crm);
            MappedObject object = connectors.mapping(name).mapping().objects().get(0);
            reading.schema().orElseThrow().describe(object.writes());

            assertThatThrownBy(() -> reading.write(batch(object, 1))).isInstanceOf(CallGuard.Refused.class);
            assertThatThrownBy(() -> reading.write(
                            batch(object, Math.min(5, reading.capabilities().maxBatch()))))
                    .isInstanceOf(CallGuard.Refused.class);

            assertThat(calls.recorded().refusals()).isEqualTo(2);
            assertThat(calls.recorded().reads()).isPositive();
            assertThat(calls.recorded().proven()).isFalse();
            Map<String, Long> made = seen(crm);
            made.replaceAll((call, count) -> count - before.getOrDefault(call, 0L));
            made.values().removeIf(count -> count == 0);
            assertThat(made.keySet()).isNotEmpty().allMatch(call -> call.startsWith("GET ") || call.contains("token"));
        }
    }

    private static ChangeBatch batch(MappedObject object, int records) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            String key = "key-of-a-person-" + i;
            changes.add(new Change(
                    object.writes(),
                    new ExternalKey(object.keyField(), key),
                    null,
                    key,
                    Map.of(object.keyField(), FieldValue.text(key)),
                    List.of(),
                    false,
                    false));
        }
        return new ChangeBatch(object.writes(), changes);
    }

    /** How often each method and path reached the CRM. */
    private static Map<String, Long> seen(SimulatedCrm crm) {
        JsonNode log = JSON.valueToTree(crm.server().calls().toJson());
        Map<String, Long> seen = new HashMap<>();
        log.path("calls")
                .forEach(call -> seen.merge(
                        call.path("method").asText() + " " + call.path("path").asText(),
                        call.path("count").asLong(),
                        Long::sum));
        return seen;
    }
}
