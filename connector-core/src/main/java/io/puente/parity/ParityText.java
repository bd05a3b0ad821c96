package io.puente.parity;

import io.puente.store.ParityRuns.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A report as plain text for reading, printing and filing. Immutable and thread-safe. */
public final class ParityText {
    private final ParityWords words;

    public ParityText(ParityWords words) {
        this.words = words;
    }

    /** @param differences the first of them; how many more there are is said */
    public String of(String crm, ParityReport report, List<Difference> differences) {
        var text = new StringBuilder();
        line(text, words.format("text.title", crm));
        String reason = report.reason();
        line(text, words.format("text.state", words.format("state." + report.state()), reason == null ? "" : reason));
        line(text, words.verdict(report));
        line(
                text,
                words.format(
                        "text.progress",
                        report.people(),
                        report.peopleTotal(),
                        String.format(Locale.ROOT, "%.1f", report.rate()),
                        report.calls(),
                        report.mapping(),
                        Instant.ofEpochMilli(report.startedAt())));
        Long finished = report.finishedAt();
        if (finished != null) {
            line(text, words.format("text.finished", Instant.ofEpochMilli(finished)));
        }
        line(text, "");
        report.objects().forEach(object -> object(text, object));
        if (report.differences() > 0) {
            differences(text, report, differences);
        }
        return text.toString();
    }

    private void object(StringBuilder text, ObjectCount object) {
        line(
                text,
                words.format(
                        "text.object",
                        object.object(),
                        object.writes(),
                        object.expected(),
                        object.found(),
                        object.equal(),
                        object.different(),
                        object.missing(),
                        object.extra(),
                        object.keptBack()));
        line(text, words.line("text.hash", object.hash()));
        line(text, words.line("text.crm-hash", object.crmHash()));
    }

    private void differences(StringBuilder text, ParityReport report, List<Difference> differences) {
        line(text, "");
        line(text, words.format("text.causes"));
        report.causes().forEach((cause, count) -> line(text, "  " + count + " " + cause + ": " + words.cause(cause)));
        line(text, "");
        line(text, words.format("text.differences"));
        for (Difference difference : differences) {
            String recordId = difference.recordId();
            line(
                    text,
                    "  " + difference.number() + ". " + difference.object() + " " + difference.key()
                            + (recordId == null ? "" : " (" + recordId + ")") + " "
                            + words.format("kind." + difference.kind()) + ": " + words.cause(difference));
        }
        if (report.differences() > differences.size()) {
            line(text, words.format("text.more", report.differences() - differences.size()));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
