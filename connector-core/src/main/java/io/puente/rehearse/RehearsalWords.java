package io.puente.rehearse;

import io.puente.rehearse.RehearsalReport.Verdict;
import java.text.MessageFormat;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a rehearsal found, in sentences for people, English or Spanish. Immutable and thread-safe. */
public final class RehearsalWords {
    private final ResourceBundle texts;
    private final Locale locale;

    /** @param locale English for every language that has no texts of its own */
    public RehearsalWords(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.puente.rehearse.words",
                locale,
                // Without this the machine's own language would be taken before English.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String language() {
        return texts.getLocale().getLanguage().isEmpty()
                ? "en"
                : texts.getLocale().getLanguage();
    }

    String title(RehearsalReport report) {
        return format("title", report.file(), report.crm());
    }

    String versions(RehearsalReport report) {
        return format("versions.value", report.presentVersion(), report.version());
    }

    String when(RehearsalReport report) {
        return format("when.value", report.at().truncatedTo(ChronoUnit.SECONDS), report.millis() / 1_000.0);
    }

    String scope(RehearsalReport report) {
        RehearsalReport.Scope scope = report.scope();
        return format(
                "scope.value",
                scope.conversations(),
                scope.people(),
                scope.records(),
                scope.messages(),
                scope.source());
    }

    /** The whole report in one sentence. */
    public String verdict(RehearsalReport report) {
        Verdict verdict = report.verdict();
        if (verdict.exitCode() != 0) {
            return format("verdict.bad", verdict.rejected(), verdict.newlyRejected(), verdict.problems());
        }
        if (report.scope().people() == 0) {
            return format("verdict.none");
        }
        return verdict.rejected() == 0
                ? format("verdict.good")
                : format("verdict.allowed", verdict.rejected(), verdict.allowed());
    }

    String calls(RehearsalReport report) {
        RehearsalReport.Calls calls = report.calls();
        return format(
                "calls.value",
                calls.present(),
                calls.presentPerThousandMessages(),
                calls.fresh(),
                calls.freshPerThousandMessages(),
                calls.remap());
    }

    String cases(RehearsalReport report) {
        RehearsalReport.Cases cases = report.cases();
        return format("cases.value", cases.present(), cases.fresh(), cases.more(), cases.fewer());
    }

    String people(RehearsalReport report) {
        return format("people", report.changeSet().people(), report.changeSet().records());
    }

    String reads(RehearsalReport report) {
        ReadOnlyCalls.Recorded recorded = report.recorded();
        if (recorded.refusals() > 0) {
            return format("reads.refused", recorded.refusals(), String.join(", ", recorded.refused()));
        }
        return recorded.proven() ? format("reads.good", recorded.reads(), recorded.logins()) : format("reads.unproven");
    }

    String outcome(Outcome outcome) {
        return format("outcome." + outcome);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String format(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
