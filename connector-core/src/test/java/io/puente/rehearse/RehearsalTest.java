package io.puente.rehearse;

import static io.puente.rehearse.RehearsalBench.changed;
import static io.puente.rehearse.RehearsalBench.changes;
import static io.puente.rehearse.RehearsalBench.counts;
import static io.puente.rehearse.RehearsalBench.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.testkit.Canonical;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {

    @TempDir
    Path folder;

    private static final String SUBJECT = "Subject: { value: engagement.subject, max: 80 }";

    /** One person with one case and two messages, all in the CRM. */
    static Stream<Arguments> changesOfOneRule() {
        return Stream.of(
                row("the same file", "name: case", "name: case", List.of(), List.of("case UNCHANGED 1")),
                row(
                        "another value",
                        SUBJECT,
                        "Subject: { template: 'WhatsApp: {engagement.subject}', max: 80 }",
                        List.of("Subject: Subject 1 -> WhatsApp: Subject 1 (candidate.yaml:18)"),
                        List.of("case CHANGED 1")),
                row(
                        "a new field",
                        SUBJECT,
                        SUBJECT + "\n      Priority: { const: High }",
                        List.of("Priority: null -> High (candidate.yaml:19)"),
                        List.of("case CHANGED 1")),
                row(
                        "another value for creation only",
                        "Origin: { const: WhatsApp, write: create }",
                        "Origin: { const: Web, write: create }",
                        List.of(),
                        List.of("case UNCHANGED 1")),
                row(
                        "the same value, now always",
                        "Origin: { const: WhatsApp, write: create }",
                        "Origin: { const: WhatsApp }",
                        List.of(),
                        List.of("case UNCHANGED 1")),
                row(
                        "another value, now always",
                        "Origin: { const: WhatsApp, write: create }",
                        "Origin: { const: Web }",
                        List.of("Origin: WhatsApp -> Web (candidate.yaml:17)"),
                        List.of("case CHANGED 1")),
                row(
                        "only if empty, and it is",
                        SUBJECT,
                        SUBJECT + "\n      Priority: { const: Low, write: when-empty }",
                        List.of("Priority: null -> Low (candidate.yaml:19)"),
                        List.of("case CHANGED 1")),
                row(
                        "only if empty, and it is not",
                        SUBJECT,
                        "Subject: { const: Another, write: when-empty }",
                        List.of(),
                        List.of("case UNCHANGED 1")));
    }

    private static Arguments row(String name, String old, String now, List<String> changes, List<String> counts) {
        return Arguments.of(name, old, now, changes, counts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfOneRule")
    void tellsWhatARuleChanges(String name, String old, String now, List<String> changes, List<String> counts)
            throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 2).delivered().withMetadata()) {
            RehearsalReport report = bench.rehearse(changed(old, now.replace("\n      ", "\n      ")));

            assertThat(report.problems()).isEmpty();
            assertThat(changes(report)).isEqualTo(changes);
            assertThat(counts(report)).containsAll(counts).contains("contact UNCHANGED 1", "message UNCHANGED 2");
            assertThat(report.verdict().exitCode()).isZero();
        }
    }

    /** Name, old rule, new rule, what records like those of the past would be created with. */
    static Stream<Arguments> creations() {
        String origin = "Origin: { const: WhatsApp, write: create }";
        return Stream.of(
                Arguments.of("the same", origin, origin, List.of()),
                Arguments.of(
                        "another value",
                        origin,
                        "Origin: { const: Web, write: create }",
                        List.of("Origin: WhatsApp -> Web (candidate.yaml:17) 2")),
                Arguments.of(
                        "the row of a decision table",
                        origin,
                        "Origin: { decide: [ { if: { contact.country: ZZ }, give: A },\n"
                                + "        { give: B } ], write: create }",
                        List.of("Origin: WhatsApp -> B (candidate.yaml:18) 2")),
                Arguments.of(
                        "a field that is new",
                        SUBJECT,
                        SUBJECT + "\n      Priority: { const: High, write: create }",
                        List.of("Priority: null -> High (candidate.yaml:19) 2")),
                Arguments.of(
                        "no longer",
                        origin + "\n",
                        "Priority: { value: engagement.subject, max: 80, write: when-empty }\n",
                        List.of("Origin: WhatsApp -> null (candidate.yaml:11) 2")),
                Arguments.of("now always, as the changes tell", origin, "Origin: { const: Web }", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creations")
    void tellsWhatOnlyNewRecordsWouldGet(String name, String old, String now, List<String> created) throws Exception {
        try (var bench = new RehearsalBench(folder).people(2, 1).delivered().withMetadata()) {
            RehearsalReport report = bench.rehearse(changed(old, now));

            assertThat(report.objects().stream()
                            .flatMap(object -> object.fields().stream())
                            .flatMap(field -> field.created().stream()
                                    .map(value -> field.field() + ": " + value.before() + " -> " + value.after() + " ("
                                            + value.rule() + ") " + value.records())))
                    .isEqualTo(created);
            assertThat(report.objects().stream()
                            .flatMap(object -> object.fields().stream())
                            .mapToLong(RehearsalReport.FieldReport::onlyNew)
                            .sum())
                    .isEqualTo(created.isEmpty() ? 0 : 2);
            var words = new RehearsalWords(java.util.Locale.ENGLISH);
            boolean told = !created.isEmpty();
            assertThat(new ReportHtml(words).of(report).contains("Written on creation only"))
                    .isEqualTo(told);
            assertThat(new ReportText(words, 5).of(report).contains("on a new record: "))
                    .isEqualTo(told);
        }
    }

    @Test
    void whatPeopleChangedInTheCrmIsNotTheFilesDoing() throws Exception {
        try (var bench = new RehearsalBench(folder).people(2, 1).delivered()) {
            bench.crm.edit(
                    bench.crm.record("Case", Canonical.engagementKey(1).value()), "Subject", "An agent's subject");

            RehearsalReport report = bench.rehearse(changed("Origin", "Origin"));

            assertThat(changes(report))
                    .containsExactly("Subject: An agent's subject -> Subject 1 (candidate.yaml:18) already");
            assertThat(counts(report)).contains("case UNCHANGED 1", "case DIFFERS_ALREADY 1");
            assertThat(report.changeSet().records()).isZero();
        }
    }

    @Test
    void aCrmThatHasNothingIsComparedWithThePresentMapping() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 1)) {
            RehearsalReport report = bench.rehearse(changed("const: WhatsApp", "const: Web"));

            assertThat(changes(report)).containsExactly("Origin: WhatsApp -> Web (candidate.yaml:17)");
            assertThat(RehearsalBench.records(report)).singleElement().satisfies(record -> {
                assertThat(record.comparedWith()).isEqualTo("present-mapping");
                assertThat(record.recordId()).isNull();
            });
            assertThat(counts(report)).contains("contact UNCHANGED 1", "case CHANGED 1", "message UNCHANGED 1");
        }
    }

    @Test
    void aCrmThatCannotBeReadIsComparedWithThePresentMapping() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 1).delivered()) {
            bench.described.readable = false;

            RehearsalReport report = bench.rehearse(changed("const: WhatsApp, write: create", "const: Web"));

            assertThat(changes(report)).containsExactly("Origin: null -> Web (candidate.yaml:17)");
            assertThat(bench.crm.reads()).isZero();
        }
    }

    @Test
    void casesThatWouldNotOpenAreNamedWithTheirMessagesHeld() throws Exception {
        try (var bench = new RehearsalBench(folder).people(2, 2)) {
            RehearsalReport report = bench.rehearse(
                    changed(SUBJECT, "Subject: { value: engagement.subject, max: 5, overflow: reject }"));

            assertThat(counts(report)).containsExactly("contact UNCHANGED 2", "case REJECTED 2", "message HELD 4");
            assertThat(reasons(report))
                    .anyMatch(reason -> reason.startsWith("Subject candidate.yaml:18 "))
                    .contains("CaseId candidate.yaml:23 its case would not be written");
            assertThat(report.cases().present()).isEqualTo(2);
            assertThat(report.cases().fresh()).isZero();
            assertThat(report.cases().fewer()).isEqualTo(2);
            assertThat(report.cases().examples()).allMatch(example -> !example.opens());
            assertThat(report.verdict()).satisfies(verdict -> {
                assertThat(verdict.exitCode()).isEqualTo(1);
                assertThat(verdict.rejected()).isEqualTo(2);
                assertThat(verdict.newlyRejected()).isEqualTo(2);
            });
        }
    }

    @Test
    void rejectedRecordsMayBeAllowed() throws Exception {
        try (var bench = new RehearsalBench(folder).people(2, 1)) {
            var file = changed(SUBJECT, "Subject: { value: engagement.subject, max: 5, overflow: reject }");

            assertThat(bench.rehearse(file, RehearsalLimits.DEFAULT.withAllowRejected(2))
                            .verdict()
                            .exitCode())
                    .isZero();
            assertThat(bench.rehearse(file, RehearsalLimits.DEFAULT.withAllowRejected(1))
                            .verdict()
                            .exitCode())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatTheCrmsMetadataForbidsIsRejectedAndShownAsProblem() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 1).delivered().withMetadata()) {
            RehearsalReport report = bench.rehearse(changed(SUBJECT, "Priority: { const: Urgent }"));

            assertThat(report.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(18);
                assertThat(problem.what()).contains("Urgent");
            });
            assertThat(counts(report)).contains("case REJECTED 1", "message UNCHANGED 1");
            assertThat(reasons(report)).singleElement().asString().startsWith("Priority candidate.yaml:18 ");
        }
    }

    @Test
    void anUnknownFieldDoesNotKeepTheOthersFromBeingCompared() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 1).delivered().withMetadata()) {
            RehearsalReport report = bench.rehearse(
                    changed("Phone: { value: contact.phone, write: when-empty }", "Fone: { value: contact.phone }"));

            assertThat(report.problems()).hasSize(1);
            assertThat(counts(report)).contains("contact REJECTED 1", "case UNCHANGED 1", "message UNCHANGED 1");
        }
    }

    @Test
    void anObjectThatTheFileLeavesOutIsNoLongerWritten() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 3).delivered()) {
            String message = RehearsalBench.PRESENT.substring(RehearsalBench.PRESENT.indexOf("  - name: message"));
            RehearsalReport report = bench.rehearse(changed(message, ""));

            assertThat(counts(report)).contains("message NO_LONGER_WRITTEN 3");
            assertThat(report.calls().freshByObject()).containsOnlyKeys("contact", "case");
        }
    }

    @Test
    void aNewObjectIsNewForEveryone() throws Exception {
        try (var bench = new RehearsalBench(folder).people(3, 1).delivered()) {
            RehearsalReport report = bench.rehearse(changed("objects:\n", """
                    objects:
                      - name: visitor
                        writes: Visitor
                        from: contact
                        key: { field: Key, value: contact.key }
                        fields:
                          Name: { value: contact.displayName, max: 80 }
                    """));

            assertThat(counts(report)).contains("visitor NEW 3", "contact UNCHANGED 3");
            assertThat(report.changeSet().people()).isEqualTo(3);
            assertThat(report.changeSet().contacts()).allMatch(person -> person.records() == 1);
        }
    }

    @Test
    void listsSomeAndCountsAll() throws Exception {
        try (var bench = new RehearsalBench(folder).people(30, 2).delivered()) {
            RehearsalReport report = bench.rehearse(
                    changed(SUBJECT, "Subject: { const: Other }"), RehearsalLimits.DEFAULT.withExamples(4));

            assertThat(RehearsalBench.records(report)).hasSize(4);
            assertThat(report.objects().get(1).fields())
                    .filteredOn(field -> field.field().equals("Subject"))
                    .singleElement()
                    .satisfies(field -> assertThat(field.changed()).isEqualTo(30));
        }
    }

    @Test
    void looksAtTheNewestConversationsOnly() throws Exception {
        try (var bench = new RehearsalBench(folder).people(5, 1)) {
            RehearsalReport report =
                    bench.rehearse(changed("Origin", "Origin"), RehearsalLimits.DEFAULT.withConversations(2));

            assertThat(report.scope().conversations()).isEqualTo(2);
            assertThat(report.scope().people()).isEqualTo(2);
        }
    }

    @Test
    void aPersonWithVeryManyMessagesIsRehearsedWhole() throws Exception {
        try (var bench = new RehearsalBench(folder).people(1, 450)) {
            RehearsalReport report = bench.rehearse(changed("Origin", "Origin"));

            assertThat(counts(report)).contains("message UNCHANGED 450", "case UNCHANGED 1");
            assertThat(report.scope().messages()).isEqualTo(450);
        }
    }

    @Test
    void theForecastIsWhatADeliveryTakes() throws Exception {
        try (var bench = new RehearsalBench(folder).people(250, 3)) {
            RehearsalReport report = bench.rehearse(changed("Origin", "Origin"));
            bench.stores.targets();

            // 200 people in a delivery, 200 records in a call: 1 + 1 contacts, 1 + 1 cases, 4 + 1 messages, as people
            // with three messages fill a call with 198.
            assertThat(report.calls().presentByObject())
                    .isEqualTo(java.util.Map.of("contact", 2L, "case", 2L, "message", 5L));
            assertThat(report.calls().fresh()).isEqualTo(report.calls().present());
            assertThat(report.calls().remap()).isZero();
            assertThat(report.calls().freshPerThousandMessages()).isEqualTo(12.0);
        }
    }

    @Test
    void tellsHowFarItIsAndEndsWhenInterrupted() throws Exception {
        try (var bench = new RehearsalBench(folder).people(150, 1)) {
            bench.rehearse(changed("Origin", "Origin"));
            assertThat(bench.progress).extracting(Progress::people).containsExactly(0L, 100L, 150L);
            assertThat(bench.progress).allMatch(progress -> progress.peopleTotal() == 150);

            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> bench.rehearse(changed("Origin", "Origin")))
                    .isInstanceOf(InterruptedException.class);
        }
    }
}
