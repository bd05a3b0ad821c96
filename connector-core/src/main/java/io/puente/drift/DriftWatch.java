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
        DriftReport stored = stored().map(DriftState::report).orElse(null);
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
        Optional<Lease> lease = parts.leases().acquire("drift:" + parts.target(), parts.holder(), TERM);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(look(lease.get(), because, refused));
        } catch (LeaseLost lost) {
            return Optional.empty();
        } finally {
            parts.leases().release(lease.get());
        }
    }

    private DriftReport look(Lease lease, Because because, @Nullable FirstHit given)
            throws TargetFailure, InterruptedException, LeaseLost {
        Optional<DriftState> before = stored();
        MappingFile file = parts.mapping().get();
        Metadata now = parts.metadata().of(file, true);
        DriftReport last = before.map(DriftState::report).orElse(null);
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
                        new DriftState(report, comparison.seen(), alarms.isEmpty() ? null : refused).json());
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
