package io.puente.rehearse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.delivery.CallPace;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Yielding;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.RecordReport;
import io.puente.spi.Capabilities;
import io.puente.store.BoundNumbers;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import io.puente.store.jdbc.JdbcStores;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FoldBatch;
import io.puente.testkit.MappingText;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store on disk, a CRM in memory filled with the present mapping, and rehearsals of changes to it. */
final class RehearsalBench implements AutoCloseable {
    static final TargetId TARGET = new TargetId("crm-a");
    static final String PRESENT = """
            version: 1
            crm: recording
            objects:
              - name: contact
                writes: Contact
                from: contact
                key: { field: Key, value: contact.key }
                fields:
                  Name: { value: contact.displayName, default: "WhatsApp user", max: 80, write: create }
                  Phone: { value: contact.phone, write: when-empty }
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                references: { ContactId: contact }
                fields:
                  Origin: { const: WhatsApp, write: create }
                  Subject: { value: engagement.subject, max: 80 }
              - name: message
                writes: Message
                from: message
                key: { field: Key, value: message.key }
                references: { CaseId: case }
                fields:
                  Body: { value: message.text, max: 200, overflow: truncate }
            """;

    final MovableClock clock = new MovableClock(Canonical.START);
    final RecordingCrm crm = new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults());
    final DescribedCrm described = new DescribedCrm(crm);
    final JdbcStores stores;
    final List<Progress> progress = new ArrayList<>();
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final PlainReasons reasons = new PlainReasons(Locale.ENGLISH);
    private final MappingFile present = file("present.yaml", PRESENT);
    private final Lease fold;

    final List<Beginning> beginnings = new ArrayList<>();

    @Nullable
    Resumption resumption;

    /** After so many people are done, the thread is interrupted. */
    final Set<Long> interrupts = new TreeSet<>();

    Consumer<Progress> told = now -> {};

    private final Progress.Listener watch = new Progress.Listener() {
        @Override
        public void begins(Beginning beginning) {
            beginnings.add(beginning);
        }

        @Override
        public void at(Progress now) {
            progress.add(now);
            told.accept(now);
            if (interrupts.remove(now.people())) {
                Thread.currentThread().interrupt();
            }
        }
    };

    private long batches;
    private int people;

    RehearsalBench(Path folder) {
        stores = JdbcStores.sqlite(folder, clock);
        fold = lease("fold");
    }

    /** A CRM that says what it has: everything that the present mapping needs. */
    RehearsalBench withMetadata() {
        described.object("Contact", DescribedCrm.key(), DescribedCrm.text("Name", 80), DescribedCrm.text("Phone", 40));
        described.object(
                "Case",
                DescribedCrm.key(),
                DescribedCrm.reference("ContactId", "Contact"),
                DescribedCrm.listed("Origin", "WhatsApp", "Web"),
                DescribedCrm.listed("Priority", "High", "Low"),
                DescribedCrm.text("Subject", 80));
        described.object(
                "Message",
                DescribedCrm.key(),
                DescribedCrm.reference("CaseId", "Case"),
                DescribedCrm.text("Body", 200));
        return this;
    }

    /** Rehearsals go on where one was interrupted. */
    RehearsalBench resuming() {
        resumption = new Resumption(stores.rehearsals(), Duration.ofHours(24), false, "numbers");
        return this;
    }

    static MappingFile file(String name, String yaml) {
        return MappingText.read(name, yaml, "recording");
    }

    /** The present file with one text replaced by another. */
    static MappingFile changed(String old, String now) {
        if (!PRESENT.contains(old)) {
            throw new AssertionError("the file has no " + old);
        }
        return file("candidate.yaml", PRESENT.replace(old, now));
    }

    private Lease lease(String name) {
        return stores.leases().acquire(name, "bench", Duration.ofDays(10_000)).orElseThrow();
    }

    /** So many altogether. */
    RehearsalBench people(int count, int messages) {
        for (int person = people + 1; person <= count; person++) {
            FoldBatch batch = batch().story(person);
            for (int i = 2; i <= messages; i++) {
                batch.message(Canonical.message(person, i));
            }
            commit(batch);
        }
        people = count;
        return this;
    }

    FoldBatch batch() {
        return new FoldBatch(++batches);
    }

    void commit(FoldBatch batch) {
        try {
            stores.canonical().commit(fold, batch.build());
        } catch (LeaseLost e) {
            throw new AssertionError(e);
        }
    }

    /** Everything so far is in the CRM, by the present mapping. */
    RehearsalBench delivered() throws Exception {
        stores.targets().register(new OutboxTarget(TARGET, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        Lease drain = lease("drain:" + TARGET);
        try (var delivery = new Delivery(new Delivery.Parts(
                TARGET,
                crm,
                CallPace.perSecond(0),
                present::mapping,
                stores.outbox(),
                number -> null,
                DeliverySettings.DEFAULT,
                retries,
                reasons,
                new SimpleMeterRegistry(),
                clock))) {
            while (stores.backfill().advance(drain, TARGET, 1_000)
                    || stores.outbox().nextDue(TARGET).isPresent()) {
                stores.outbox().nextDue(TARGET).ifPresent(clock::advanceTo);
                List<DueRow> rows = new ArrayList<>(stores.outbox().due(TARGET, clock.instant(), 200, Set.of()));
                rows.addAll(stores.outbox().backlog(TARGET, clock.instant(), 200, Set.of()));
                delivery.deliver(drain, rows);
            }
        }
        crm.forgetCalls();
        return this;
    }

    RehearsalReport rehearse(MappingFile candidate) throws Exception {
        return rehearse(candidate, RehearsalLimits.DEFAULT);
    }

    RehearsalReport rehearse(MappingFile candidate, RehearsalLimits limits) throws Exception {
        return Rehearsal.run(new RehearsalRequest(
                TARGET,
                described,
                new ReadOnlyCalls(),
                present.mapping(),
                candidate,
                stores.recent(),
                "the newest conversations",
                BoundNumbers.ALL,
                number -> null,
                new Yielding(
                        CallPace.perSecond(0),
                        new TargetGate(clock, retries, reasons, 0.9),
                        retries,
                        clock,
                        clock::advance),
                limits,
                watch,
                resumption));
    }

    /** In short: object, outcome, count. */
    static List<String> counts(RehearsalReport report) {
        var counts = new ArrayList<String>();
        for (ObjectReport object : report.objects()) {
            object.counts().forEach((outcome, count) -> counts.add(object.object() + " " + outcome + " " + count));
        }
        return counts;
    }

    /** In short: field, old, new, rule. */
    static List<String> changes(RehearsalReport report) {
        return records(report).stream()
                .flatMap(record -> record.changes().stream())
                .map(change -> change.field() + ": " + change.before() + " -> " + change.after() + " (" + change.rule()
                        + ")" + (change.already() ? " already" : ""))
                .toList();
    }

    static List<String> reasons(RehearsalReport report) {
        return records(report).stream()
                .flatMap(record -> record.reasons().stream())
                .map(reason -> reason.field() + " " + reason.rule() + " " + reason.text())
                .toList();
    }

    static List<RecordReport> records(RehearsalReport report) {
        return report.objects().stream()
                .flatMap(object -> object.records().stream())
                .toList();
    }

    @Override
    public void close() {
        stores.close();
    }
}
