package io.puente.route;

import io.puente.delivery.TargetGate;
import io.puente.model.TargetId;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.ChangeWatcher.WatchPage;
import io.puente.spi.TargetFailure;
import io.puente.store.IngestLog;
import io.puente.store.Lease;
import io.puente.store.Leases;
import io.puente.store.LogEntry;
import io.puente.store.TargetRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * One look at what people changed in a CRM: every observation enters the log, then the cursor is saved. A crash between
 * the two repeats observations, which the log recognises by their keys. Does nothing while another node holds the lease
 * or the gate is closed. One thread at a time.
 */
public final class WatchStep implements Processor {
    /** A busy CRM is followed up at once, but not for ever in one go. */
    private static final int MOST_PAGES = 20;

    private final Parts parts;

    public WatchStep(Parts parts) {
        this.parts = parts;
    }

    /**
     * What watching one CRM needs.
     *
     * @param codec the bytes under which an observation enters the log
     * @param holder this process, for leases
     * @param leaseTerm longer than the time between two looks
     */
    public record Parts(
            TargetId target,
            ChangeWatcher watcher,
            Function<CaseObservation, byte[]> codec,
            IngestLog log,
            TargetRegistry registry,
            Leases leases,
            String holder,
            Duration leaseTerm,
            TargetGate gate,
            Clock clock) {}

    @Override
    public void process(Exchange exchange) throws Exception {
        if (!parts.gate().closedFor().isZero()) {
            return;
        }
        Optional<Lease> lease = parts.leases().acquire("watch:" + parts.target(), parts.holder(), parts.leaseTerm());
        if (lease.isPresent()) {
            try {
                look(lease.get());
            } catch (TargetFailure failure) {
                parts.gate().failed(failure.failure());
            }
        }
    }

    private void look(Lease lease) throws Exception {
        Optional<String> cursor = parts.registry().watchCursor(parts.target());
        for (int page = 0; page < MOST_PAGES; page++) {
            WatchPage found = parts.watcher().watch(cursor.orElse(null));
            for (CaseObservation observation : found.observations()) {
                parts.log()
                        .append(new LogEntry(
                                LogEntry.crm(parts.target().value()),
                                observation.uniqueKey(),
                                parts.codec().apply(observation),
                                parts.clock().instant()));
            }
            if (!cursor.equals(Optional.of(found.nextCursor()))) {
                parts.registry().watchCursor(lease, parts.target(), found.nextCursor());
            }
            if (found.observations().isEmpty()) {
                return;
            }
            cursor = Optional.of(found.nextCursor());
        }
    }
}
