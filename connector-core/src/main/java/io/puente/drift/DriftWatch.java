package io.puente.drift;

import io.puente.drift.DriftReport.Because;
import io.puente.drift.DriftReport.FirstHit;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one CRM's fields and raises or clears the alarm. One node looks at a time; what it found is in the store, for
 * all. Thread-safe.
 */
public final class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    /** A look is a handful of calls; a node that dies in it blocks the others for so long. */
    private static final Duration TERM = Duration.ofMinutes(5);

    /** How old what the store says may be here, before it is read again for a gauge or a page. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final DriftParts parts;
    private volatile String baseline = "";
    private @Nullable DriftReport remembered;
    private Instant rememberedAt = Instant.MIN;

    public DriftWatch(DriftParts parts) {
        this.parts = parts;
    }

    public TargetId target() {
        return parts.target();
    }

    /** False if the CRM does not describe its fields. */
    public boolean possible() {
        return parts.metadata().possible();
    }

    /** The last look, of whatever node; empty before the first. */
    public Optional<DriftReport> latest() {
        Instant now = parts.clock().instant();
        synchronized (this) {
            if (now.isBefore(rememberedAt.plus(REMEMBERED)) && !now.isBefore(rememberedAt)) {
                return Optional.ofNullable(remembered);
            }
        }
        DriftState state = stored().orElse(null);
        DriftReport stored = state == null ? null : state.report();
        remember(stored, now);
        return Optional.ofNullable(stored);
    }

    /** What does not fit; 0 before the first look. */
    public int problems() {
        return latest().map(report -> report.alarms().size()).orElse(0);
    }

    /**
     * Asks the CRM now.
     *
     * @param refused the record at which the CRM began to refuse everything; null otherwise
     * @return empty if another node is looking right now
     * @throws TargetFailure if the CRM cannot be asked; then the alarm stays as it was
     */
    public Optional<DriftReport> look(Because because, @Nullable FirstHit refused)
            throws TargetFailure, InterruptedException {
        return alone(lease -> look(lease, because, refused));
    }

    private interface Work<T> {
        T with(Lease lease) throws TargetFailure, InterruptedException, LeaseLost;
    }

    private <T> Optional<T> alone(Work<T> work) throws TargetFailure, InterruptedException {
        Optional<Lease> lease = parts.leases().acquire("drift:" + parts.target(), parts.holder(), TERM);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.with(lease.get()));
        } catch (LeaseLost lost) {
            return Optional.empty();
        } finally {
            parts.leases().release(lease.get());
        }
    }

    /**
     * Keeps what the CRM says of the fields that the active mapping uses and that no look has seen yet, so that the next
     * look tells what has changed since; raises and clears no alarm. To be called again and again: once it is kept nothing
     * is asked. Nothing is kept of a CRM that the mapping does not fit, since it may be being set up right now.
     *
     * @throws TargetFailure if the CRM cannot be asked
     */
    public void keepBaseline() throws TargetFailure, InterruptedException {
        MappingFile file = parts.mapping().get();
        String version = file.mapping().version();
        if (!version.equals(baseline)
                && alone(lease -> keepBaseline(lease, file)).orElse(false)) {
            baseline = version;
        }
    }

    /** @return whether it is kept */
    private boolean keepBaseline(Lease lease, MappingFile file) throws TargetFailure, InterruptedException, LeaseLost {
        DriftState before = stored().orElseGet(() -> new DriftState(null, List.of(), null, null));
        String version = file.mapping().version();
        if (version.equals(before.version())) {
            return true;
        }
        var comparison = new DriftComparison(file, parts.metadata().of(file, false), before.seen());
        if (!comparison.fits()) {
            return false;
        }
        parts.states()
                .keep(
                        lease,
                        parts.target(),
                        new DriftState(before.report(), comparison.seenFirst(), before.refused(), version).json());
        return true;
    }

    private DriftReport look(Lease lease, Because because, @Nullable FirstHit given)
            throws TargetFailure, InterruptedException, LeaseLost {
        Optional<DriftState> before = stored();
        MappingFile file = parts.mapping().get();
        Metadata now = parts.metadata().of(file, true);
        DriftReport last = before.isEmpty() ? null : before.get().report();
        FirstHit refused =
                given != null ? given : before.map(DriftState::refused).orElse(null);
        var comparison =
                new DriftComparison(file, now, before.map(DriftState::seen).orElse(List.of()));
        List<SchemaChange> changes = comparison.changes();
        List<DriftReport.Alarm> alarms =
                comparison.alarms(changes, last == null ? List.of() : last.alarms(), new FirstHits(parts, refused));
        Instant since = alarms.isEmpty() ? null : last != null && last.since() != null ? last.since() : now.readAt();
        var report = new DriftReport(
                now.readAt(), because, file.name(), file.mapping().version(), since, alarms, changes);
        parts.states()
                .keep(
                        lease,
                        parts.target(),
                        new DriftState(
                                        report,
                                        comparison.seen(),
                                        alarms.isEmpty() ? null : refused,
                                        file.mapping().version())
                                .json());
        remember(report, parts.clock().instant());
        tell(last, report);
        return report;
    }

    /** The same alarm is told once, not every night. */
    private void tell(@Nullable DriftReport last, DriftReport report) {
        List<DriftReport.Alarm> known = last == null ? List.of() : last.alarms();
        for (DriftReport.Alarm alarm : report.alarms()) {
            if (!known.contains(alarm)) {
                LOG.warn("{} no longer takes what its mapping writes: {}", parts.target(), alarm.text());
            }
        }
        if (report.clean() && !known.isEmpty()) {
            LOG.info("{} takes what its mapping writes again", parts.target());
        }
        for (SchemaChange change : report.changes()) {
            LOG.info("{} has changed {}.{}: {}", parts.target(), change.object(), change.field(), change.says());
        }
    }

    private Optional<DriftState> stored() {
        return parts.states().document(parts.target()).map(DriftState::read);
    }

    private synchronized void remember(@Nullable DriftReport report, Instant at) {
        remembered = report;
        rememberedAt = at;
    }
}
