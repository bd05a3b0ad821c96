package io.puente.benchmark;

import java.util.Locale;

/**
 * What was foretold and what came of it. Not thread-safe.
 */
final class PredictionTally {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%-11s %-38s %7s %8s %9s %7s %12s %12s",
            "CRM",
            "mistake",
            "writes",
            "failures",
            "predicted",
            "missed",
            "false alarms",
            "other field");

    long writes;
    long failures;
    long predicted;
    long missed;
    long falseAlarms;
    /** Failures that the CRM put down to a field that no issue named. */
    long otherField;
    /** Values that were foretold to be lost without a refusal. */
    long lost;

    void add(PredictionTally other) {
        writes += other.writes;
        failures += other.failures;
        predicted += other.predicted;
        missed += other.missed;
        falseAlarms += other.falseAlarms;
        otherField += other.otherField;
        lost += other.lost;
    }

    String line(String crm, String mistake) {
        return String.format(
                Locale.ROOT,
                "%-11s %-38s %7d %8d %9d %7d %12d %12d",
                crm,
                mistake,
                writes,
                failures,
                predicted,
                missed,
                falseAlarms,
                otherField);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }
}
