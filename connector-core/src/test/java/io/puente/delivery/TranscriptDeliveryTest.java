package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.MappingText;
import io.puente.testkit.Spoken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A case that holds its messages as one text, and no record of a message. */
class TranscriptDeliveryTest {
    private static final String FILE = """
            version: 1
            crm: recording
            transcript: { time: "HH:mm:ss", most: 20 }
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
                  Subject: { value: engagement.subject }
                  Transcript: { value: engagement.transcript }
            """;

    private static final String PARTS = FILE.replace("      Transcript: { value: engagement.transcript }\n", "") + """
              - name: transcript
                writes: Note
                from: engagement
                key: { field: External_Key, value: engagement.key }
                references: { CaseId: case }
                fields:
                  Body: { value: engagement.transcript, max: 60, overflow: split }
            """;

    private static DeliveryBench bench(String file) {
        CrmMapping mapping = MappingText.load("f", file, "recording");
        var bench = new DeliveryBench(
                new Capabilities(200, 4, true), new CrmFaults(), mapping, new DeliverySettings(500, 40, 8, 5));
        bench.world.put(Canonical.person(1));
        bench.world.put(Canonical.conversation(1));
        bench.world.put(Canonical.engagement(1, Engagement.Status.OPEN));
        return bench;
    }

    private static void say(DeliveryBench bench, Spoken... all) {
        for (Spoken spoken : all) {
            bench.world.put(spoken.message());
        }
    }

    private static void tenMessages(DeliveryBench bench) {
        for (int i = 1; i <= 10; i++) {
            say(bench, i % 2 == 1 ? Spoken.customer(i, "Question " + i) : Spoken.agent(i, "Answer " + i));
        }
    }

    private static String transcript(DeliveryBench bench) {
        return bench.crm.records("Case").get(0).field("Transcript");
    }

    private static List<String> bodies(DeliveryBench bench) {
        return bench.crm.records("Note").stream()
                .sorted(java.util.Comparator.comparing(CrmRecord::key))
                .map(note -> note.field("Body"))
                .toList();
    }

    @Test
    void tenMessagesAreOneRecordWithTenLinesInOneCallEach() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.drain();

            assertThat(bench.crm.calls()).as("contact, case").hasSize(2);
            assertThat(bench.crm.records("Case")).hasSize(1);
            assertThat(bench.crm.records("Message")).isEmpty();
            assertThat(transcript(bench).lines()).hasSize(10);
            assertThat(transcript(bench))
                    .startsWith("09:00:01 Customer: Question 1\n09:00:02 Agent: Answer 2\n")
                    .endsWith("\n09:00:10 Agent: Answer 10");
        }
    }

    @Test
    void oneMoreMessageWritesTheCaseAgain() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.drain();
            bench.crm.forgetCalls();

            say(bench, Spoken.customer(11, "Thanks"));
            bench.drain();

            assertThat(bench.crm.calls()).hasSize(1);
            assertThat(transcript(bench).lines()).hasSize(11).last().isEqualTo("09:00:11 Customer: Thanks");
        }
    }

    @Test
    void correctionsAndDeletionsShow() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.drain();
            say(
                    bench,
                    Spoken.customer(3, "Question 3").corrected("Better question"),
                    Spoken.customer(5, "Question 5").deleted());
            bench.drain();

            assertThat(transcript(bench).lines())
                    .hasSize(10)
                    .contains("09:00:03 Customer: Better question (edited)", "09:00:05 Customer: Question 5 (deleted)");
        }
    }

    @Test
    void receiptsCostNothing() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.drain();
            bench.crm.forgetCalls();

            say(bench, Spoken.agent(2, "Answer 2").ticked(DeliveryState.READ));
            bench.drain();
            assertThat(bench.crm.calls()).isEmpty();

            say(bench, Spoken.agent(10, "Answer 10").ticked(DeliveryState.FAILED));
            bench.drain();
            assertThat(bench.crm.calls()).hasSize(1);
            assertThat(transcript(bench)).endsWith("Answer 10 (not delivered)");
        }
    }

    @Test
    void aLongCaseSaysHowManyMessagesAreLeftOut() throws Exception {
        try (var bench = bench(FILE)) {
            for (int i = 1; i <= 45; i++) {
                say(bench, Spoken.customer(i, "Question " + i));
            }
            bench.drain();

            assertThat(transcript(bench).lines()).hasSize(21).first().isEqualTo("(25 earlier messages are not shown)");
            assertThat(transcript(bench)).endsWith("Question 45");
        }
    }

    @Test
    void anOutageLosesNothing() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.crm.faults().down(Failure.of(FailureKind.UNAVAILABLE, "503", "down"));
            bench.deliver();
            bench.crm.faults().up();
            say(bench, Spoken.customer(11, "Are you there?"));
            bench.drain();

            assertThat(transcript(bench).lines()).hasSize(11);
        }
    }

    @Test
    void aBackFillOfWhatTheCrmHasCostsNothing() throws Exception {
        try (var bench = bench(FILE)) {
            tenMessages(bench);
            bench.drain();
            bench.crm.forgetCalls();

            BackfillDeliveryTest.fillAnew(bench);

            assertThat(bench.crm.calls()).isEmpty();
            assertThat(transcript(bench).lines()).hasSize(10);
        }
    }

    @Test
    void morePeopleThanFitIntoMemoryTogether() throws Exception {
        try (var bench = bench(FILE)) {
            for (int person = 2; person <= 9; person++) {
                bench.person(person, 3);
            }
            tenMessages(bench);
            bench.drain();

            assertThat(bench.crm.records("Case")).hasSize(9);
            assertThat(bench.crm.calls())
                    .as("loaded in pieces, written together")
                    .hasSize(2);
        }
    }

    @Test
    void partsGrowAndShrinkWithTheText() throws Exception {
        try (var bench = bench(PARTS)) {
            say(bench, Spoken.customer(1, "Short"));
            bench.drain();
            assertThat(bodies(bench)).containsExactly("09:00:01 Customer: Short");

            say(
                    bench,
                    Spoken.agent(2, "An answer of some length"),
                    Spoken.customer(3, "And so on and so on, until the end of the day"));
            bench.drain();
            assertThat(bodies(bench))
                    .hasSize(3)
                    .allSatisfy(body -> assertThat(body).matches("(?s)\\([1-3]/3\\) .*"));
            assertThat(bench.crm.records("Case")).as("cases").hasSize(1);

            say(
                    bench,
                    Spoken.agent(2, "").corrected("No"),
                    Spoken.customer(3, "").corrected("So"));
            bench.drain();
            assertThat(String.join("", bodies(bench)))
                    .contains("Customer: Short", "Agent: No (edited)", "Customer: So");
            assertThat(bodies(bench)).hasSize(3).last().isEqualTo("");
        }
    }

    @Property(tries = 50)
    void inWhateverOrderMessagesCameTheTextIsInTheirs(@ForAll long seed) throws Exception {
        List<Spoken> shuffled = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            shuffled.add(Spoken.customer(i, "Text " + i));
            shuffled.add(Spoken.customer(i, "Text " + i));
        }
        var random = new Random(seed);
        Collections.shuffle(shuffled, random);
        try (var bench = bench(FILE)) {
            for (Spoken spoken : shuffled) {
                say(bench, spoken);
                if (random.nextInt(4) == 0) {
                    bench.drain();
                }
            }
            bench.drain();

            assertThat(transcript(bench).lines().map(line -> line.substring(line.indexOf("Text"))))
                    .containsExactly(
                            "Text 1", "Text 2", "Text 3", "Text 4", "Text 5", "Text 6", "Text 7", "Text 8", "Text 9",
                            "Text 10", "Text 11", "Text 12");
        }
    }
}
