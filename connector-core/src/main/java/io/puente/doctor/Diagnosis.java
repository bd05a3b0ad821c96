package io.puente.doctor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Everything that was found, in the order of the checks.
 *
 * @param at when it began
 * @param millis how long it took
 */
public record Diagnosis(Instant at, long millis, List<Finding> findings) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** The worst of all findings; {@link Result#OK} if there are none. */
    public Result worst() {
        return findings.stream()
                .map(Finding::result)
                .max(Comparator.naturalOrder())
                .orElse(Result.OK);
    }

    public long count(Result result) {
        return findings.stream().filter(f -> f.result() == result).count();
    }

    /** For a terminal: one paragraph per finding, and a last line with the counts. */
    public String text() {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-7s %s (%s): %s%n",
                    finding.result().name().toLowerCase(Locale.ROOT),
                    finding.check(),
                    finding.subject(),
                    finding.says()));
            if (!finding.cure().isEmpty()) {
                text.append("          do: ").append(finding.cure()).append('\n');
            }
            if (!finding.where().isEmpty()) {
                text.append("          at: ").append(finding.where()).append('\n');
            }
        }
        return text.append(count(Result.FAILED))
                .append(" failed, ")
                .append(count(Result.WARNING))
                .append(" warnings, ")
                .append(count(Result.OK))
                .append(" ok, ")
                .append(count(Result.SKIPPED))
                .append(" not checked\n")
                .toString();
    }
}
