package io.puente.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Calls to a CRM between two moments, for each 1,000 messages. */
final class CallCost {

    private final MeasuredCrm crm;
    private final long callsBefore;
    private final long operationsBefore;

    CallCost(MeasuredCrm crm) {
        this.crm = crm;
        this.callsBefore = crm.calls();
        this.operationsBefore = operations(crm);
    }

    private static long operations(MeasuredCrm crm) {
        Long operations = crm.operations();
        return operations == null ? 0 : operations;
    }

    void print(long messages, int goal, PrintStream out) {
        long calls = crm.calls() - callsBefore;
        out.printf(
                Locale.ROOT,
                "  calls: %d, per 1,000 messages: %.1f (goal: at most %d)%n",
                calls,
                calls * 1000.0 / messages,
                goal);
        if (crm.operations() != null) {
            long operations = operations(crm) - operationsBefore;
            out.printf(
                    Locale.ROOT,
                    "  operations: %d, per 1,000 messages: %.0f; largest request: %d operations (goal: at most 1000)%n",
                    operations,
                    operations * 1000.0 / messages,
                    crm.largestRequest());
        }
    }
}
