package io.puente.rehearse;

import static io.puente.rehearse.RehearsalBench.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.testkit.Canonical;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final String EVIL = "<script>alert('x')</script> & \"quoted\"";
    private static final RehearsalWords ENGLISH = new RehearsalWords(Locale.ENGLISH);

    @TempDir
    Path folder;

    private RehearsalReport report() throws Exception {
        try (var bench = new RehearsalBench(folder.resolve("data"))
                .people(2, 2)
                .delivered()
                .withMetadata()) {
            bench.crm.edit(bench.crm.record("Case", Canonical.engagementKey(1).value()), "Subject", EVIL);
            return bench.rehearse(
                    changed(
                            "Subject: { value: engagement.subject, max: 80 }",
                            "Subject: { template: 'WhatsApp: {engagement.subject}', max: 80 }\n      Priority: { const: Urgent }"));
        }
    }

    @Test
    void textIsShortAndNamesWhatMatters() throws Exception {
        String text = new ReportText(ENGLISH, 1).of(report());

        assertThat(text)
                .startsWith("Rehearsal of candidate.yaml for crm-a\n")
                .contains(
                        "2 records would be rejected (2 of them are written today), and the file has 1 mistake.",
                        "candidate.yaml:19:",
                        "case (Case): 2 rejected",
                        "message (Message): 4 unchanged",
                        "does not show its calls")
                .doesNotContain("null");
    }

    @Test
    void jsonHasStableNames() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(report()));

        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("at").asText()).startsWith("20");
        assertThat(json.path("verdict").path("exitCode").asInt()).isEqualTo(1);
        assertThat(json.path("recorded").path("proven").asBoolean(true)).isFalse();
        assertThat(json.path("objects")
                        .get(1)
                        .path("records")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("rule")
                        .asText())
                .isEqualTo("candidate.yaml:19");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "format",
                        "crm",
                        "file",
                        "presentVersion",
                        "version",
                        "at",
                        "millis",
                        "verdict",
                        "scope",
                        "problems",
                        "objects",
                        "cases",
                        "calls",
                        "changeSet",
                        "recorded");
    }

    @Test
    void htmlEscapesValuesAndNeedsNothingElse() throws Exception {
        RehearsalReport report;
        try (var bench = new RehearsalBench(folder.resolve("data")).people(1, 1).delivered()) {
            bench.crm.edit(bench.crm.record("Case", Canonical.engagementKey(1).value()), "Subject", EVIL);
            report = bench.rehearse(changed("Origin: { const: WhatsApp, write: create }", "Origin: { const: Web }"));
        }
        String html = new ReportHtml(ENGLISH).of(report);

        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;")
                .contains(
                        "candidate.yaml:17",
                        "so today too",
                        "Signed off",
                        "This page holds customers' data".replace("'", "&#39;"))
                .doesNotContain("<script", "http://", "https://", "src=", "url(", "@import");
        assertThat(new ReportHtml(new RehearsalWords(Locale.forLanguageTag("es"))).of(report))
                .contains("<html lang=\"es\">", "Conforme");
    }

    @Test
    void whatADecisionTableGaveNamesItsRow() throws Exception {
        RehearsalReport report;
        try (var bench = new RehearsalBench(folder.resolve("data"))
                .people(2, 1)
                .delivered()
                .withMetadata()) {
            String table = """
                    Subject: { value: engagement.subject, max: 80 }
                          Priority:
                            decide:
                              - { if: { engagement.subject: Subject 1 }, give: High }
                              - { give: Urgent }""";
            report = bench.rehearse(changed("Subject: { value: engagement.subject, max: 80 }", table));
        }
        String row = "candidate.yaml:21";

        assertThat(RehearsalBench.changes(report)).containsExactly("Priority: null -> High (" + row + ")");
        assertThat(RehearsalBench.reasons(report)).singleElement().asString().startsWith("Priority candidate.yaml:22 ");
        assertThat(report.objects().get(1).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.rule()).isEqualTo("candidate.yaml:19"));
        assertThat(new ReportText(ENGLISH, 5).of(report)).contains("Priority: (empty) -> High  " + row + "\n");
        assertThat(new ObjectMapper().readTree(ReportJson.of(report)).findValuesAsText("rule"))
                .contains(row, "candidate.yaml:22");
        assertThat(new ReportHtml(ENGLISH).of(report))
                .contains("<td><code>" + row + "</code>", "<code>candidate.yaml:22</code>");
    }

    @Test
    void oneIsNotMany() throws Exception {
        RehearsalReport report;
        try (var bench = new RehearsalBench(folder.resolve("data")).people(1, 1).delivered()) {
            report = bench.rehearse(changed("Origin: { const: WhatsApp, write: create }", "Origin: { const: Web }"));
        }

        assertThat(ENGLISH.scope(report)).startsWith("1 conversation of 1 person, 3 records, 1 message; ");
        assertThat(ENGLISH.calls(report)).endsWith("Writing what would change in the past: 1 call.");
        assertThat(ENGLISH.format("reads.good", 1, 1)).isEqualTo("Nothing was written: 1 call, a read, and 1 login.");
        assertThat(ENGLISH.format("reads.good", 1_234, 0))
                .isEqualTo("Nothing was written: 1,234 calls, all of them reads, and 0 logins.");
        assertThat(new RehearsalWords(Locale.forLanguageTag("es")).format("reads.good", 1, 2))
                .isEqualTo("No se escribi\u00f3 nada: 1 llamada, de lectura, y 2 inicios de sesi\u00f3n.");
    }

    @Test
    void anObjectWithoutDifferencesHasNoHeading() throws Exception {
        RehearsalReport report;
        try (var bench = new RehearsalBench(folder.resolve("data")).people(2, 1).delivered()) {
            report = bench.rehearse(changed("Origin: { const: WhatsApp, write: create }", "Origin: { const: Web }"));
        }

        assertThat(new ReportHtml(ENGLISH).of(report))
                .contains("<h2>case (Case)</h2>")
                .doesNotContain("<h2>contact (Contact)</h2>", "<h2>message (Message)</h2>");
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "old and longer");
        ReportFiles.write(file, "new");
        assertThat(file).hasContent("new");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
