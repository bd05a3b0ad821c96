package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.AttentionList;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.MappingText;
import io.puente.testkit.SimpleMapping;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that needs several records, over the real stores: what is remembered of its parts, and their comparison. */
class SplitTextParityTest {
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

    @TempDir
    Path folder;

    @Test
    void partsAreWrittenOnceAndComparedOneByOne() throws Exception {
        try (var bench = bench()) {
            say(bench, "a".repeat(70));
            bench.drain();
            assertThat(parts(bench)).hasSize(3);
            assertThat(bench.compare().inParity()).isTrue();

            bench.crm.forgetCalls();
            bench.commit(bench.batch().message(message("a".repeat(70))));
            bench.drain();
            assertThat(bench.crm.calls()).as("written again").isEmpty();

            bench.crm.delete(parts(bench).get(1));
            bench.crm.edit(parts(bench).get(1), "Body", "edited");
            bench.compare();
            assertThat(bench.found())
                    .containsExactlyInAnyOrder(
                            "message missing DELETED_IN_CRM", "message different CHANGED_IN_CRM [Body]");
        }
    }

    @Test
    void aPartThatIsNoLongerNeededIsEmptiedAndStays() throws Exception {
        try (var bench = bench()) {
            say(bench, "a".repeat(70));
            bench.drain();
            bench.commit(bench.batch().message(message("short")));
            bench.drain();

            assertThat(parts(bench)).extracting(part -> part.field("Body")).containsExactly("short", "", "");
            assertThat(bench.compare().inParity()).isTrue();
        }
    }

    @Test
    void aPartThatNeededAttentionIsTakenUpAgain() throws Exception {
        try (var bench = bench()) {
            String part = Canonical.messageKey(1, 1).value() + "-2";
            bench.crm.faults().refuse(part, Failure.of(FailureKind.INVALID_DATA, "NO", "no"), -1);
            say(bench, "a".repeat(70));
            bench.drain();
            bench.compare();
            assertThat(bench.found()).containsExactly("message missing NEEDS_ATTENTION");

            bench.crm.faults().accept(part);
            bench.stores.attention().replay(AttentionList.Filter.ALL, bench.clock.instant());
            bench.drain();

            assertThat(bench.compare().inParity()).isTrue();
        }
    }

    private static void say(ParityBench bench, String text) {
        bench.commit(bench.batch().story(1).message(message(text)));
    }

    private static io.puente.model.Message message(String text) {
        return Canonical.message(1, 1, text, Canonical.engagementKey(1), null);
    }

    private static List<CrmRecord> parts(ParityBench bench) {
        return bench.crm.records("Message").stream()
                .sorted(Comparator.comparing(CrmRecord::key))
                .toList();
    }

    private ParityBench bench() {
        MappedObject message =
                MappingText.load("test.yaml", FILE, "recording").objects().get(0);
        var bench = new ParityBench(folder);
        bench.mapping = new CrmMapping("v1", "recording", List.of(SimpleMapping.contact(), message));
        return bench;
    }
}
