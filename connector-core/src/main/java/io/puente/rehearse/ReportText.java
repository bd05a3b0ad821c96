package io.puente.rehearse;

import io.puente.mapping.MappingProblem;
import io.puente.rehearse.RehearsalReport.FieldReport;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.RecordReport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report in short, for a terminal. Holds customers' values. Immutable and thread-safe. */
public final class ReportText {
    private static final int VALUE = 60;

    private final RehearsalWords words;
    private final int differences;

    /** @param differences records shown per object */
    public ReportText(RehearsalWords words, int differences) {
        this.words = words;
        this.differences = differences;
    }

    public String of(RehearsalReport report) {
        var text = new StringBuilder();
        line(text, words.title(report));
        line(text, words.versions(report) + "; " + words.when(report));
        line(text, words.scope(report));
        line(text, words.verdict(report));
        if (!report.problems().isEmpty()) {
            line(text, "");
            line(text, words.format("problems") + ":");
            report.problems().stream().map(MappingProblem::text).forEach(problem -> line(text, "  " + problem));
        }
        report.objects().forEach(object -> object(text, object));
        line(text, "");
        line(text, words.format("cases") + ": " + words.cases(report));
        line(text, words.format("calls") + ": " + words.calls(report));
        line(text, words.people(report));
        line(text, words.reads(report));
        return text.toString();
    }

    private void object(StringBuilder text, ObjectReport object) {
        line(text, "");
        line(
                text,
                object.object() + " (" + object.writes() + "): "
                        + object.counts().entrySet().stream()
                                .map(count -> count.getValue() + " " + words.outcome(count.getKey()))
                                .collect(Collectors.joining(", ")));
        for (FieldReport field : object.fields()) {
            line(text, "  " + field(field));
            field.created()
                    .forEach(value -> line(
                            text,
                            "    " + words.format("created") + ": " + value(value.before()) + " -> "
                                    + value(value.after()) + "  " + value.rule() + "  (" + value.records() + ")"));
        }
        object.records().stream().limit(differences).forEach(record -> record(text, record));
        if (object.records().size() > differences) {
            line(text, "    " + words.format("more", object.records().size() - differences));
        }
    }

    private String field(FieldReport field) {
        var counts = new StringBuilder(field.field() + " (" + field.rule() + ")");
        count(counts, "column.changed", field.changed());
        count(counts, "column.already", field.already());
        count(counts, "column.rejected", field.rejected());
        count(counts, "column.gone", field.noLongerWritten());
        count(counts, "column.created", field.onlyNew());
        return counts.toString();
    }

    private void count(StringBuilder counts, String key, long count) {
        if (count > 0) {
            counts.append(", ").append(words.format(key)).append(": ").append(count);
        }
    }

    private void record(StringBuilder text, RecordReport record) {
        line(
                text,
                "    " + record.key() + " " + words.outcome(record.outcome())
                        + (record.already() ? " (" + words.format("already") + ")" : ""));
        record.changes()
                .forEach(change -> line(
                        text,
                        "      " + change.field() + ": " + value(change.before()) + " -> " + value(change.after())
                                + "  " + change.rule()
                                + (change.already() ? " (" + words.format("already") + ")" : "")));
        record.reasons()
                .forEach(reason -> line(text, "      " + reason.field() + ": " + reason.text() + "  " + reason.rule()));
    }

    private String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return words.format("empty");
        }
        String plain = value.replaceAll("\\p{Cntrl}+", " ");
        int cut = plain.offsetByCodePoints(0, Math.min(VALUE, plain.codePointCount(0, plain.length())));
        return cut < plain.length() ? plain.substring(0, cut) + "..." : plain;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
