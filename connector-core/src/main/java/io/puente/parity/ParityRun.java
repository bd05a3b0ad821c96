package io.puente.parity;

import io.puente.delivery.Expectations;
import io.puente.mapping.CrmMapping;
import io.puente.model.ContactKey;
import io.puente.spi.CallMeter;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison from where it stands to its end. Walks the people in the order of their keys; after every stretch of
 * them everything found is kept together with the cursor, and a later run goes on from there. People who come into being
 * or are merged meanwhile are compared as they are met, or next time. Runs on one thread; its report may be asked by any.
 */
final class ParityRun {
    private static final int PEOPLE = 100;
    /** A crash repeats at most so much. */
    private static final int PEOPLE_PER_STRETCH = 1_000;

    private static final int RECORDS_PER_STRETCH = 20_000;

    private final ParityParts parts;
    private final KeptLease lease;
    private final ParityReport begun;
    private final long wokenAt;
    private final Tally tally;
    private final BackgroundReader reader;
    private final Comparison comparison;
    private @Nullable ContactKey cursor;
    private long people;
    private volatile ParityReport report;

    /** @param from a new report, or one that was interrupted */
    ParityRun(ParityParts parts, CrmMapping mapping, Lease lease, ParityReport from) {
        this.parts = parts;
        this.lease = new KeptLease(parts, lease);
        this.begun = from;
        this.report = from;
        this.wokenAt = parts.clock().millis();
        this.tally = new Tally(mapping, from);
        RecordReader records = reader(parts);
        this.reader = new BackgroundReader(parts, records, this.lease::keep);
        this.comparison = new Comparison(
                parts,
                mapping,
                new Expectations(mapping, parts.numbers(), parts.clock()),
                reader,
                new Judge(records),
                records::lookup,
                tally);
        this.cursor = from.cursor() == null ? null : new ContactKey(from.cursor());
        this.people = from.people();
    }

    static boolean possible(ParityParts parts) {
        return parts.connector().reader(CallMeter.Purpose.COMPARE).isPresent();
    }

    private static RecordReader reader(ParityParts parts) {
        return parts.connector()
                .reader(CallMeter.Purpose.COMPARE)
                .orElseThrow(() -> new IllegalStateException(parts.target() + " cannot be read"));
    }

    static ParityReport fresh(ParityParts parts, CrmMapping mapping) {
        return new ParityReport(
                ParityReport.State.RUNNING,
                null,
                parts.clock().millis(),
                null,
                mapping.version(),
                null,
                0,
                parts.people().count(parts.target()),
                0,
                0,
                new Tally(mapping, null).objects(),
                java.util.Map.of());
    }

    /** @throws InterruptedException if it is to go on later */
    void run() throws TargetFailure, InterruptedException, LeaseLost {
        int inStretch = 0;
        long records = 0;
        while (true) {
            List<ContactKey> next = parts.people().next(parts.target(), cursor, PEOPLE);
            if (next.isEmpty()) {
                break;
            }
            records += comparison.add(next);
            cursor = next.get(next.size() - 1);
            people += next.size();
            inStretch += next.size();
            if (inStretch >= PEOPLE_PER_STRETCH || records >= RECORDS_PER_STRETCH) {
                comparison.settle();
                keep(snapshot());
                inStretch = 0;
                records = 0;
            } else {
                report = snapshot();
            }
        }
        comparison.settle();
        keep(snapshot().with(ParityReport.State.DONE, null, parts.clock().millis()));
    }

    private void keep(ParityReport done) throws LeaseLost {
        parts.runs().keep(lease.lease(), parts.target(), ReportJson.write(done), tally.takeFresh());
        report = done;
    }

    private ParityReport snapshot() {
        return new ParityReport(
                ParityReport.State.RUNNING,
                null,
                begun.startedAt(),
                null,
                begun.mapping(),
                cursor == null ? null : cursor.value(),
                people,
                Math.max(begun.peopleTotal(), people),
                begun.calls() + reader.calls(),
                begun.activeMillis() + parts.clock().millis() - wokenAt,
                tally.objects(),
                tally.causes());
    }

    /** As of the last page of people. */
    ParityReport report() {
        String waits = reader.waitsFor();
        ParityReport now = report;
        return waits == null || now.state() != ParityReport.State.RUNNING
                ? now
                : now.with(ParityReport.State.RUNNING, waits, null);
    }

    KeptLease lease() {
        return lease;
    }
}
