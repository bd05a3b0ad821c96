package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.spi.Capabilities;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.MappingText;
import io.puente.testkit.SimpleMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message whose text one record does not hold. */
class SplitTextTest {
    private static final String FILE = """
            version: 1
            crm: recording
            objects:
              - name: message
                writes: Message
                from: message
                key: { field: External_Key, value: message.key }
                fields:
                  Body: { value: message.text, max: 40, overflow: split }
            """;

    @Test
    void thePartsAreWrittenOnceInOrder() throws Exception {
        try (var bench = bench()) {
            put(bench, "a".repeat(70));
            bench.drain();
            assertThat(bodies(bench)).containsExactly("(1/3) " + "a".repeat(34), "(2/3) " + "a".repeat(34), "(3/3) aa");

            bench.crm.forgetCalls();
            put(bench, "a".repeat(70));
            bench.drain();
            assertThat(bench.crm.calls()).isEmpty();
        }
    }

    @Test
    void aTextThatBecameShorterLeavesNothingOfTheOldOne() throws Exception {
        try (var bench = bench()) {
            put(bench, "a".repeat(70));
            bench.drain();

            put(bench, "short");
            bench.drain();
            assertThat(bodies(bench)).containsExactly("short", "", "");

            put(bench, "b".repeat(50));
            bench.drain();
            assertThat(bodies(bench)).containsExactly("(1/2) " + "b".repeat(34), "(2/2) " + "b".repeat(16), "");
        }
    }

    private static void put(DeliveryBench bench, String text) {
        bench.person(1, 0);
        bench.world.put(Canonical.message(1, 1, text, Canonical.engagementKey(1), null));
    }

    private static List<String> bodies(DeliveryBench bench) {
        return bench.crm.records("Message").stream()
                .sorted(java.util.Comparator.comparing(CrmRecord::key))
                .map(record -> record.field("Body"))
                .toList();
    }

    private static DeliveryBench bench() {
        MappedObject message =
                MappingText.load("test.yaml", FILE, "recording").objects().get(0);
        CrmMapping mapping = SimpleMapping.of(List.of(SimpleMapping.contact(), message));
        return new DeliveryBench(new Capabilities(200, 4, true), new CrmFaults(), mapping, DeliverySettings.DEFAULT);
    }
}
