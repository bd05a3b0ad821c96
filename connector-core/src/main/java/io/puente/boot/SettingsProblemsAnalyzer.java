package io.puente.boot;

import io.puente.spi.SettingsProblems;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints wrong settings as a list instead of a stack trace. */
final class SettingsProblemsAnalyzer extends AbstractFailureAnalyzer<SettingsProblems> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsProblems cause) {
        var text =
                new StringBuilder("Puente does not start: " + cause.problems().size()
                        + (cause.problems().size() == 1 ? " setting needs" : " settings need") + " your attention.\n");
        for (String problem : cause.problems()) {
            text.append("\n  - ").append(problem);
        }
        return new FailureAnalysis(
                text.toString(),
                "Correct them in application.yaml, in the environment or in a mounted file, and start again. Nothing was"
                        + " changed or sent.",
                cause);
    }
}
