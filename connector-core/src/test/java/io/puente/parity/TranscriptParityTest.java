package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.testkit.FoldBatch;
import io.puente.testkit.MappingText;
import io.puente.testkit.Spoken;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transcripts over the real stores: written and compared. */
class TranscriptParityTest {
    private static final String FILE = """
            version: 1
            crm: recording
            objects:
              - name: contact
                writes: Contact
                from: contact
                key: { field: External_Key, value: contact.key }
                fields:
                  Name: { value: contact.displayName }
              - name: case
                writes: Case
                from: engagement
                key: { field: External_Key, value: engagement.key }
                references: { ContactId: contact }
                fields:
                  Transcript: { value: engagement.transcript, max: 400, overflow: keep-end }
            """;

    @TempDir
    Path folder;

    private ParityBench bench() {
        var bench = new ParityBench(folder);
        bench.mapping = MappingText.load("f", FILE, "recording");
        return bench;
    }

    private static void talk(ParityBench bench, int from, int to) {
        FoldBatch batch = bench.batch();
        for (int i = from; i <= to; i++) {
            batch.message(Spoken.customer(i, "Text " + i).message());
        }
        bench.commit(batch);
    }

    private static String transcript(ParityBench bench) {
        return bench.theCase(1).field("Transcript");
    }

    @Test
    void whatIsWrittenIsInParity() throws Exception {
        try (var bench = bench()) {
            bench.commit(bench.batch().story(1).story(2));
            talk(bench, 2, 5);
            bench.drain();
            assertThat(transcript(bench).lines()).hasSize(5).last().asString().endsWith("Customer: Text 5");
            assertThat(bench.compare().inParity()).isTrue();

            bench.commit(bench.batch()
                    .message(Spoken.customer(3, "").corrected("Other").message()));
            bench.drain();
            assertThat(transcript(bench)).contains("Customer: Other (edited)");
            assertThat(bench.compare().inParity()).isTrue();

            bench.crm.forgetCalls();
            bench.commit(bench.batch()
                    .message(Spoken.customer(4, "Text 4")
                            .ticked(DeliveryState.READ)
                            .message()));
            bench.drain();
            assertThat(bench.crm.calls()).isEmpty();
        }
    }

    /** More messages than one look takes: each look sees the whole case. */
    @Test
    void aLongCaseIsOneRecordThatKeepsItsEnd() throws Exception {
        try (var bench = bench()) {
            bench.commit(bench.batch().story(1));
            talk(bench, 2, 450);
            bench.drain();

            assertThat(transcript(bench)).startsWith("\u2026\n").endsWith("Customer: Text 450");
            assertThat(transcript(bench).length()).isLessThanOrEqualTo(400);
            assertThat(bench.compare().inParity()).isTrue();

            bench.crm.edit(bench.theCase(1), "Transcript", "edited");
            bench.compare();
            assertThat(bench.found()).containsExactly("case different CHANGED_IN_CRM [Transcript]");
        }
    }
}
