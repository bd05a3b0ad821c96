package io.puente.rehearse;

import io.puente.mapping.MappingProblem;
import io.puente.rehearse.RehearsalReport.CaseReport;
import io.puente.rehearse.RehearsalReport.CreatedValue;
import io.puente.rehearse.RehearsalReport.FieldReport;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.RecordReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report to read and sign off: one page that needs nothing else, no script and no resource from outside. Holds
 * customers' values. Immutable and thread-safe.
 */
public final class ReportHtml {
    private static final List<String> COUNTS =
            List.of("column.changed", "column.already", "column.rejected", "column.gone", "column.created");

    private final RehearsalWords words;

    public ReportHtml(RehearsalWords words) {
        this.words = words;
    }

    public String of(RehearsalReport report) {
        var html = new HtmlText();
        html.raw("<!doctype html>\n<html lang=\"" + words.language() + "\">\n<head><meta charset=\"utf-8\">\n")
                // Even if a value got through unescaped, it could load and run nothing.
                .raw(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", words.title(report))
                .raw("\n<style>\n" + style() + "</style></head>\n<body>\n");
        head(html, report);
        problems(html, report.problems());
        overview(html, report);
        cases(html, report);
        report.objects().forEach(object -> object(html, object));
        signOff(html);
        return html.raw("</body></html>\n").toString();
    }

    private void head(HtmlText html, RehearsalReport report) {
        html.element("h1", words.format("heading")).raw("\n<dl>\n");
        fact(html, "crm", report.crm());
        fact(html, "file", report.file());
        fact(html, "versions", words.versions(report));
        fact(html, "when", words.when(report));
        fact(html, "scope", words.scope(report));
        html.raw("</dl>\n<p class=\"verdict " + (report.verdict().exitCode() == 0 ? "good" : "bad") + "\">")
                .text(words.verdict(report))
                .raw("</p>\n<p class=personal>")
                .text(words.format("personal"))
                .raw("</p>\n");
    }

    private void fact(HtmlText html, String key, String value) {
        html.element("dt", words.format(key)).element("dd", value).raw("\n");
    }

    private void problems(HtmlText html, List<MappingProblem> problems) {
        if (!problems.isEmpty()) {
            html.element("h2", words.format("problems")).raw("\n<ul>\n");
            problems.forEach(problem -> html.element("li", problem.text()).raw("\n"));
            html.raw("</ul>\n");
        }
    }

    private void overview(HtmlText html, RehearsalReport report) {
        html.element("h2", words.format("records")).raw("\n<div class=wide><table>\n<thead><tr>");
        html.element("th", words.format("column.object"));
        for (Outcome outcome : Outcome.values()) {
            html.numberHead(words.outcome(outcome));
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (ObjectReport object : report.objects()) {
            html.raw("<tr>").element("td", object.object() + " (" + object.writes() + ")");
            for (Outcome outcome : Outcome.values()) {
                html.number(object.counts().getOrDefault(outcome, 0L));
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
        html.raw("<dl>\n");
        fact(html, "cases", words.cases(report));
        fact(html, "calls", words.calls(report));
        fact(html, "reads", words.reads(report));
        html.raw("</dl>\n").element("p", words.people(report)).raw("\n");
    }

    private void cases(HtmlText html, RehearsalReport report) {
        if (report.cases().examples().isEmpty()) {
            return;
        }
        long all = report.cases().more() + report.cases().fewer();
        open(
                html,
                words.format(
                        "list", words.format("cases"), report.cases().examples().size(), all));
        html.raw("<ul>\n");
        for (CaseReport example : report.cases().examples()) {
            html.raw("<li><code>").text(example.key()).raw("</code> ");
            html.text(words.format(example.opens() ? "case.opens" : "case.not") + ".");
            example.reasons().forEach(reason -> reason(html, reason));
            html.raw("</li>\n");
        }
        html.raw("</ul></details>\n");
    }

    private void object(HtmlText html, ObjectReport object) {
        if (object.fields().isEmpty() && object.records().isEmpty()) {
            return;
        }
        html.element("h2", object.object() + " (" + object.writes() + ")").raw("\n");
        if (!object.fields().isEmpty()) {
            fields(html, object.fields());
        }
        for (Map.Entry<Outcome, Long> count : object.counts().entrySet()) {
            List<RecordReport> records = object.records().stream()
                    .filter(record -> record.outcome() == count.getKey())
                    .toList();
            if (!records.isEmpty()) {
                open(html, words.format("list", words.outcome(count.getKey()), records.size(), count.getValue()));
                String explain = "explain." + count.getKey();
                if (words.has(explain)) {
                    html.element("p", words.format(explain));
                }
                records.forEach(record -> record(html, record));
                html.raw("</details>\n");
            }
        }
    }

    private void fields(HtmlText html, List<FieldReport> fields) {
        html.raw("<div class=wide><table>\n<thead><tr>")
                .element("th", words.format("column.field"))
                .element("th", words.format("column.rule"));
        for (String column : COUNTS) {
            html.numberHead(words.format(column));
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (FieldReport field : fields) {
            html.raw("<tr>")
                    .element("td", field.field())
                    .raw("<td><code>")
                    .text(field.rule())
                    .raw("</code></td>");
            html.number(field.changed())
                    .number(field.already())
                    .number(field.rejected())
                    .number(field.noLongerWritten())
                    .number(field.onlyNew())
                    .raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
        created(html, fields.stream().filter(field -> field.onlyNew() > 0).toList());
    }

    /** What a list of records cannot show: those of the past keep what they have. */
    private void created(HtmlText html, List<FieldReport> fields) {
        if (fields.isEmpty()) {
            return;
        }
        html.element("h3", words.format("column.created")).raw("\n");
        html.element("p", words.format("explain.created")).raw("\n<div class=wide><table>\n<thead><tr>");
        for (String column : List.of("column.field", "column.before", "column.after", "column.rule")) {
            html.element("th", words.format(column));
        }
        html.numberHead(words.format("records")).raw("</tr></thead>\n<tbody>\n");
        for (FieldReport field : fields) {
            for (CreatedValue value : field.created()) {
                html.raw("<tr>").element("td", field.field());
                value(html, "old", value.before());
                value(html, "new", value.after());
                html.raw("<td><code>").text(value.rule()).raw("</code></td>");
                html.number(value.records()).raw("</tr>\n");
            }
        }
        html.raw("</tbody></table></div>\n");
    }

    private void record(HtmlText html, RecordReport record) {
        html.raw("<section><p><code>").text(record.key()).raw("</code> ");
        html.text(words.format("column.person") + " ")
                .raw("<code>")
                .text(record.contact())
                .raw("</code>");
        if (record.recordId() != null) {
            html.text(", CRM ").raw("<code>").text(record.recordId()).raw("</code>");
        }
        html.text("; " + words.format("compared." + record.comparedWith()));
        html.text(record.already() ? "; " + words.format("already") : "").raw("</p>\n");
        if (!record.changes().isEmpty()) {
            html.raw("<div class=wide><table>\n")
                    .heads(List.of(
                            words.format("column.field"),
                            words.format("column.before"),
                            words.format("column.after"),
                            words.format("column.rule")))
                    .raw("<tbody>\n");
            record.changes().forEach(change -> {
                html.raw("<tr>").element("td", change.field());
                value(html, "old", change.before());
                value(html, "new", change.after());
                html.raw("<td><code>").text(change.rule()).raw("</code> ");
                html.text(change.already() ? words.format("already") : "").raw("</td></tr>\n");
            });
            html.raw("</tbody></table></div>\n");
        }
        record.reasons().forEach(reason -> {
            html.raw("<p>");
            reason(html, reason);
            html.raw("</p>\n");
        });
        html.raw("</section>\n");
    }

    private static void reason(HtmlText html, Reason reason) {
        html.text(" " + reason.field() + (reason.field().isEmpty() ? "" : ": ") + reason.text() + " ")
                .raw("<code>")
                .text(reason.rule())
                .raw("</code>");
    }

    private void value(HtmlText html, String kind, @Nullable String value) {
        boolean none = value == null || value.isEmpty();
        html.raw("<td class=" + (none ? "none" : kind) + ">")
                .text(none ? words.format("empty") : Objects.requireNonNull(value))
                .raw("</td>");
    }

    private static void open(HtmlText html, String summary) {
        html.raw("<details><summary>").text(summary).raw("</summary>\n");
    }

    private void signOff(HtmlText html) {
        html.raw("<section class=sign>").element("h2", words.format("signoff")).raw("\n");
        for (String line : List.of("signoff.name", "signoff.date", "signoff.signature")) {
            html.raw("<p><span>").text(words.format(line)).raw("</span></p>\n");
        }
        html.raw("</section>\n");
    }

    private static String style() {
        try (InputStream css = ReportHtml.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
