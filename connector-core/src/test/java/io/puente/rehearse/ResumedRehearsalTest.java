package io.puente.rehearse;

import static io.puente.rehearse.RehearsalBench.PRESENT;
import static io.puente.rehearse.RehearsalBench.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.mapping.MappingFile;
import io.puente.store.RehearsalStandings.Standing;
import io.puente.testkit.Canonical;
import io.puente.testkit.FoldBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Interrupted after any portions, a rehearsal finds what it finds in one go. */
class ResumedRehearsalTest {
    private static final List<Long> PORTIONS = List.of(100L, 200L, 300L, 400L);

    /** Changed, new, rejected, held, and what agents did. */
    private static final String YAML = """
            version: 1
            crm: recording
            objects:
              - name: contact
                writes: Contact
                from: contact
                key: { field: Key, value: contact.key }
                fields:
                  Name: { value: contact.displayName, default: "WhatsApp user", max: 80, write: create }
                  Phone: { value: contact.phone, write: when-empty }
                  Note: { const: Known, write: when-empty }
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                references: { ContactId: contact }
                fields:
                  Origin: { const: WhatsApp, write: create }
                  Subject: { value: engagement.subject, max: 10, overflow: reject }
              - name: message
                writes: Message
                from: message
                key: { field: Key, value: message.key }
                references: { CaseId: case }
                fields:
                  Body: { template: "Said: {message.text}", max: 200, overflow: truncate }
              - name: visitor
                writes: Visitor
                from: contact
                key: { field: Key, value: contact.key }
                fields:
                  Name: { value: contact.displayName, max: 80 }
            """;

    private static final MappingFile FILE = RehearsalBench.file("candidate.yaml", YAML);

    /** Without one that the present mapping has. */
    private static final MappingFile FEWER_OBJECTS =
            RehearsalBench.changed(PRESENT.substring(PRESENT.indexOf("  - name: message")), "");

    @TempDir
    Path folder;

    /** Half of the people are in the CRM; there agents changed some cases, and one person has said very much. */
    private RehearsalBench bench() throws Exception {
        var bench = new RehearsalBench(folder).people(200, 2);
        FoldBatch talkative = bench.batch();
        for (int i = 3; i <= 250; i++) {
            talkative.message(Canonical.message(7, i));
        }
        bench.commit(talkative);
        bench.delivered();
        for (int person = 1; person <= 200; person += 3) {
            bench.crm.edit(
                    bench.crm.record("Case", Canonical.engagementKey(person).value()), "Subject", "Agent's " + person);
        }
        return bench.people(430, 2);
    }

    @Test
    void anyInterruptionsEndInTheSameReport() throws Exception {
        try (var bench = bench()) {
            var outcomes = new TreeSet<Outcome>();
            for (MappingFile file : List.of(FILE, FEWER_OBJECTS)) {
                RehearsalReport whole = bench.rehearse(file);
                whole.objects()
                        .forEach(object -> outcomes.addAll(object.counts().keySet()));
                bench.resuming();
                for (int choice = 0; choice < 1 << PORTIONS.size(); choice++) {
                    interruptedAfter(bench, file, chosen(choice), whole);
                }
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        }
    }

    private static void interruptedAfter(
            RehearsalBench bench, MappingFile file, List<Long> portions, RehearsalReport whole) throws Exception {
        bench.beginnings.clear();
        bench.interrupts.addAll(portions);
        for (Long done : portions) {
            assertThatThrownBy(() -> bench.rehearse(file)).isInstanceOf(InterruptedException.class);
            assertThat(last(bench.progress).people()).isEqualTo(done);
            assertThat(last(bench.progress).kept()).isEqualTo(done);
        }

        RehearsalReport report = bench.rehearse(file);

        assertThat(comparable(report)).as(portions.toString()).isEqualTo(comparable(whole));
        assertThat(ReportJson.of(comparable(report))).isEqualTo(ReportJson.of(comparable(whole)));
        assertThat(report.recorded().refusals()).isZero();
        assertThat(bench.beginnings)
                .extracting(beginning -> (long) beginning.people())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(0L), portions.stream()).toList());
        assertThat(bench.stores.rehearsals().find(TARGET)).isEmpty();
    }

    private static List<Long> chosen(int choice) {
        return LongStream.range(0, PORTIONS.size())
                .filter(i -> (choice >> i & 1) == 1)
                .mapToObj(i -> PORTIONS.get((int) i))
                .toList();
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }

    /** Without what differs from one run to the next. */
    private static RehearsalReport comparable(RehearsalReport report) {
        return new RehearsalReport(
                report.format(),
                report.crm(),
                report.file(),
                report.presentVersion(),
                report.version(),
                Instant.EPOCH,
                0,
                report.verdict(),
                report.scope(),
                report.problems(),
                report.objects(),
                report.cases(),
                report.calls(),
                report.changeSet(),
                ReadOnlyCalls.Recorded.NONE);
    }

    @Test
    void thePeopleStayTheOnesChosen() throws Exception {
        try (var bench = new RehearsalBench(folder).people(150, 1).resuming()) {
            interrupted(bench);
            bench.people(160, 1);

            RehearsalReport report = bench.rehearse(FILE);

            assertThat(report.scope().people()).isEqualTo(150);
            assertThat(last(bench.beginnings).goesOnSince()).isEqualTo(Canonical.START);
            assertThat(bench.rehearse(FILE).scope().people()).isEqualTo(160);
        }
    }

    private static void interrupted(RehearsalBench bench) {
        bench.interrupts.add(100L);
        assertThatThrownBy(() -> bench.rehearse(FILE)).isInstanceOf(InterruptedException.class);
        assertThat(bench.stores.rehearsals().find(TARGET)).isPresent();
    }

    /** What is no longer the same, and what is said of it. */
    static Stream<Arguments> differences() {
        MappingFile other = RehearsalBench.file("candidate.yaml", PRESENT);
        MappingFile renamed = RehearsalBench.file("renamed.yaml", YAML);
        var fewer = RehearsalLimits.DEFAULT.withConversations(120);
        return Stream.of(
                row("the file", other, RehearsalLimits.DEFAULT, bench -> {}, "the file says something else now"),
                row(
                        "the file's name",
                        renamed,
                        RehearsalLimits.DEFAULT,
                        bench -> {},
                        "the interrupted one was of the file candidate.yaml"),
                row(
                        "how many",
                        FILE,
                        fewer,
                        bench -> {},
                        "the interrupted one was asked for 1000 conversations and 50 examples"),
                row(
                        "the CRM's fields",
                        FILE,
                        RehearsalLimits.DEFAULT,
                        RehearsalBench::withMetadata,
                        "the CRM's fields have changed"),
                row(
                        "the numbers",
                        FILE,
                        RehearsalLimits.DEFAULT,
                        bench -> bench.resumption =
                                new Resumption(bench.stores.rehearsals(), Duration.ofHours(24), false, "other numbers"),
                        "the settings of the business numbers have changed"),
                row(
                        "the day",
                        FILE,
                        RehearsalLimits.DEFAULT,
                        bench -> bench.clock.advance(Duration.ofHours(24).plusSeconds(1)),
                        "the interrupted one is too old by now"),
                row(
                        "the build",
                        FILE,
                        RehearsalLimits.DEFAULT,
                        bench -> bench.stores
                                .rehearsals()
                                .begin(TARGET, new Standing("x", bench.clock.instant(), "{}", "{}")),
                        "the interrupted one was made by another build of Puente, or with other settings of the connector"),
                row(
                        "the wish",
                        FILE,
                        RehearsalLimits.DEFAULT,
                        bench -> bench.resumption =
                                new Resumption(bench.stores.rehearsals(), Duration.ofHours(24), true, "numbers"),
                        null),
                row("a person was erased", FILE, RehearsalLimits.DEFAULT, ResumedRehearsalTest::eraseSomebody, null));
    }

    private static Arguments row(
            String name, MappingFile file, RehearsalLimits limits, Consumer<RehearsalBench> change, String because) {
        return Arguments.of(name, file, limits, change, because);
    }

    private static void eraseSomebody(RehearsalBench bench) {
        try {
            bench.stores.erasure((body, items) -> body).erase(Canonical.contact(120));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void beginsAnewIfAnythingElseIsRehearsed(
            String name, MappingFile file, RehearsalLimits limits, Consumer<RehearsalBench> change, String because)
            throws Exception {
        try (var bench = new RehearsalBench(folder).people(150, 1).resuming()) {
            interrupted(bench);
            change.accept(bench);

            bench.rehearse(file, limits);

            Beginning beginning = last(bench.beginnings);
            assertThat(beginning.goesOnSince()).isNull();
            assertThat(beginning.people()).isZero();
            assertThat(beginning.because()).isEqualTo(because);
            assertThat(bench.stores.rehearsals().find(TARGET)).isEmpty();
        }
    }

    @Test
    void moreMayBeRefusedTheNextTime() throws Exception {
        try (var bench = new RehearsalBench(folder).people(150, 1).resuming()) {
            interrupted(bench);

            var report = bench.rehearse(FILE, RehearsalLimits.DEFAULT.withAllowRejected(1_000));

            assertThat(last(bench.beginnings).people()).isEqualTo(100);
            assertThat(report.verdict().exitCode()).isZero();
            assertThat(report.verdict().rejected()).isPositive();
        }
    }

    @Test
    void whenItIsDroppedUnderWayTheRestIsRehearsedAndNotKept() throws Exception {
        try (var bench = new RehearsalBench(folder).people(350, 1).resuming()) {
            var kept = new ArrayList<Long>();
            bench.told = at -> {
                kept.add(at.kept());
                if (at.people() == 100) {
                    eraseSomebody(bench);
                }
            };

            assertThat(bench.rehearse(FILE).scope().people()).isEqualTo(349);

            assertThat(kept).containsExactly(0L, 100L, -1L, -1L, -1L);
            assertThat(bench.stores.rehearsals().find(TARGET)).isEmpty();
        }
    }

    @Test
    void oneThatListsVeryMuchIsKeptMoreSeldom() throws Exception {
        try (var bench = new RehearsalBench(folder).people(550, 12).resuming()) {
            bench.interrupts.add(400L);
            var everything = RehearsalLimits.DEFAULT.withExamples(1_000_000);
            assertThatThrownBy(() -> bench.rehearse(FILE, everything)).isInstanceOf(InterruptedException.class);

            assertThat(bench.progress).extracting(Progress::kept).containsExactly(0L, 100L, 200L, 300L, 300L);
            bench.rehearse(FILE, everything);
            assertThat(last(bench.beginnings).people()).isEqualTo(300);
        }
    }

    @Test
    void aSmallOneLeavesAnInterruptedOneAlone() throws Exception {
        try (var bench = new RehearsalBench(folder).people(150, 1).resuming()) {
            interrupted(bench);

            bench.rehearse(RehearsalBench.file("other.yaml", PRESENT), RehearsalLimits.DEFAULT.withConversations(50));
            assertThat(last(bench.beginnings).because()).isNull();

            bench.rehearse(FILE);
            assertThat(last(bench.beginnings).people()).isEqualTo(100);
        }
    }
}
