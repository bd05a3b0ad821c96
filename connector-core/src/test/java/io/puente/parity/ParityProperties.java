package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.testkit.Canonical;
import io.puente.testkit.CrmRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.util.FileSystemUtils;

/** Whatever people do to records in the CRM is found exactly once, under its cause, and nothing else is. */
class ParityProperties {
    private static final int PEOPLE = 6;
    private static final int MESSAGES = 4;

    enum Deed {
        EDIT(Cause.CHANGED_IN_CRM),
        DELETE(Cause.DELETED_IN_CRM),
        COPY(Cause.DUPLICATE),
        REKEY(Cause.KEY_CHANGED_IN_CRM);

        final Cause cause;

        Deed(Cause cause) {
            this.cause = cause;
        }
    }

    /** @param message 0 for the case */
    record Act(int person, int message, Deed deed) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, PEOPLE),
                        Arbitraries.integers().between(0, MESSAGES),
                        Arbitraries.of(Deed.class))
                .as(Act::new)
                .list()
                .uniqueElements(act -> List.of(act.person(), act.message()))
                .ofMaxSize(12);
    }

    @Property(tries = 25)
    void isFoundOnceUnderItsCause(@ForAll("acts") List<Act> acts) throws Exception {
        Path folder = Files.createTempDirectory("parity");
        try (var bench = new ParityBench(folder)) {
            for (int person = 1; person <= PEOPLE; person++) {
                bench.person(person, MESSAGES);
            }
            bench.drain();
            Map<String, Cause> expected = new TreeMap<>();
            acts.forEach(act -> expected.put(act(bench, act), act.deed().cause));

            ParityReport report = bench.compare();

            var found = new ArrayList<String>();
            bench.differences().forEach(d -> found.add(d.key() + " " + d.cause()));
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue())
                            .toList());
            assertThat(report.inParity()).isEqualTo(acts.isEmpty());
            hashesTell(report);
        } finally {
            clear(folder);
        }
    }

    private static void hashesTell(ParityReport report) {
        for (ObjectCount object : report.objects()) {
            boolean same = object.equal() == object.expected() && object.extra() == 0;
            assertThat(object.hash().equals(object.crmHash()))
                    .as(object.object())
                    .isEqualTo(same);
        }
    }

    private static String act(ParityBench bench, Act act) {
        CrmRecord record =
                act.message() == 0 ? bench.theCase(act.person()) : bench.message(act.person(), act.message());
        switch (act.deed()) {
            case EDIT -> bench.crm.edit(record, act.message() == 0 ? "Status" : "Body", "somebody else's words");
            case DELETE -> bench.crm.delete(record);
            case COPY -> bench.crm.copy(record);
            case REKEY -> bench.crm.rekey(record, "changed-" + record.id());
        }
        return act.message() == 0
                ? Canonical.engagementKey(act.person()).value()
                : Canonical.messageKey(act.person(), act.message()).value();
    }

    private static void clear(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
