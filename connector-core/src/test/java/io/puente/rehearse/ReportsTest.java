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
                        "2 records would be rejected (2 of them are written today), and the file has 1 mistakes.",
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
