package io.puente.command;

import io.puente.command.RehearseCommand.Rehearsed;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalReport.FieldReport;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A rehearsal in figures and reasons, without any customer's value; the whole report is its JSON. */
final class RehearsalSummary {

    private static final int REASONS = 20;

    private RehearsalSummary() {}

    static void print(PrintStream out, Rehearsed rehearsed) {
        RehearsalReport report = rehearsed.report();
        report.problems().forEach(problem -> out.println(problem.text()));
        out.println(report.file() + " (" + report.version() + ") for " + report.crm() + ", compared with version "
                + report.presentVersion());
        out.println(Words.count(report.scope().conversations(), "conversation") + ", "
                + Words.count(report.scope().people(), "contact") + ", "
                + Words.count(report.scope().records(), "record") + ", "
                + Words.count(report.scope().messages(), "message"));
        report.objects().forEach(object -> print(out, object));
        var cases = report.cases();
        out.println("cases: " + cases.present() + " now, " + cases.fresh() + " with the file, " + cases.more()
                + " more, " + cases.fewer() + " fewer");
        var calls = report.calls();
        out.println("calls to the CRM for all this: " + calls.present() + " now, " + calls.fresh()
                + " with the file; for writing what would change in the past: " + calls.remap());
        out.println("calls made now: " + report.recorded().reads() + " that read, "
                + report.recorded().refusals() + " that would have written and were not sent");
        var verdict = report.verdict();
        out.println((verdict.exitCode() == 0 ? "fine: " : "NOT fine: ")
                + Words.count(verdict.rejected(), "record") + " would be refused, of which "
                + Words.count(verdict.newlyRejected(), "record") + " because of the file; "
                + Words.count(verdict.problems(), "problem") + " in the file");
        if (rehearsed.changeSet() != null) {
            out.println("change set " + rehearsed.changeSet().id() + " waits for 'remap "
                    + rehearsed.changeSet().id() + "'");
        }
    }

    private static void print(PrintStream out, ObjectReport object) {
        out.println(object.object() + " (" + object.writes() + "): "
                + object.counts().entrySet().stream()
                        .map(Map.Entry::copyOf)
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> Words.number(e.getValue()) + " "
                                + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ")));
        for (FieldReport field : object.fields()) {
            if (field.changed() + field.rejected() + field.noLongerWritten() > 0) {
                out.println("  " + field.field() + " (" + field.rule() + "): " + field.changed() + " changed, "
                        + field.rejected() + " refused, " + field.noLongerWritten() + " no longer written");
            }
        }
        object.records().stream()
                .flatMap(record -> record.reasons().stream())
                .map(reason -> (reason.field().isEmpty() ? "" : reason.field() + ": ") + reason.text() + " ("
                        + reason.rule() + ")")
                .distinct()
                .limit(REASONS)
                .forEach(reason -> out.println("  refused: " + reason));
    }
}
