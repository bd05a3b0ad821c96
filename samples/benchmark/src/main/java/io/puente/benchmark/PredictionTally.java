package io.puente.benchmark;

import java.util.Locale;

/** What was foretold and what came of it. Not thread-safe. */
final class PredictionTally {
    private static final String COLUMNS = "%-11s %-38s %7s %8s %9s %7s %12s %11s %6s %8s %8s %9s %8s";
    static final String HEAD = String.format(
            Locale.ROOT,
            COLUMNS,
            "CRM",
            "mistake",
            "writes",
            "failures",
            "predicted",
            "missed",
            "false alarms",
            "other field",
            "held",
            "foretold",
            "rejected",
            "not tried",
            "problems");

    /** Records whose write was tried, and those that our own mapping refuses. */
    long writes;

    long failures;
    /** Failures that the rehearsal called rejected. */
    long predicted;

    long missed;
    /** Records called rejected that the CRM took. */
    long falseAlarms;
    /** Failures that the CRM put down to a field that no reason named. */
    long otherField;
    /** Records that wait for a parent that failed. */
    long held;

    long heldForetold;
    /** Waiting records that the rehearsal called rejected for values of their own. */
    long heldAsRejected;
    /** Records called held back that the CRM took. */
    long heldFalsely;
    /** Records called rejected or held back that are in the CRM and had nothing to be written. */
    long notTried;
    /** Mistakes of the file that the rehearsal showed without any record. */
    long problems;

    void add(PredictionTally other) {
        writes += other.writes;
        failures += other.failures;
        predicted += other.predicted;
        missed += other.missed;
        falseAlarms += other.falseAlarms;
        otherField += other.otherField;
        held += other.held;
        heldForetold += other.heldForetold;
        heldAsRejected += other.heldAsRejected;
        heldFalsely += other.heldFalsely;
        notTried += other.notTried;
        problems += other.problems;
    }

    String line(String crm, String mistake) {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                crm,
                mistake,
                writes,
                failures,
                predicted,
                missed,
                falseAlarms,
                otherField,
                held,
                heldForetold,
                heldAsRejected,
                notTried,
                problems);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }
}
