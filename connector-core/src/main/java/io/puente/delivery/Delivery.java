package io.puente.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one CRM.
 *
 * <p>Several threads may deliver at one time if no person is in two deliveries at once; together they make at most
 * {@link io.puente.spi.Capabilities#maxConcurrentCalls()} calls at a time. Nothing is kept between deliveries.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Parts parts;
    private final DeliveryMetrics metrics;
    private final CallQueue calls;
    private final Verdicts verdicts;
    private final Links links;
    private final WaveCalls waveCalls;
    private final WaveCalls backlogCalls;

    /**
     * What a delivery works with.
     *
     * @param mapping asked once for each delivery, which keeps to one version throughout
     * @param clock also that of {@code retries}
     */
    public record Parts(
            TargetId target,
            CrmConnector connector,
            CallPace pace,
            Supplier<CrmMapping> mapping,
            Outbox outbox,
            BusinessNumbers numbers,
            DeliverySettings settings,
            RetryPolicy retries,
            PlainReasons reasons,
            MeterRegistry meters,
            Clock clock) {}

    public Delivery(Parts parts) {
        this.parts = parts;
        this.metrics = new DeliveryMetrics(parts.meters(), parts.target());
        this.links = new Links(parts.clock());
        this.verdicts = new Verdicts(links, parts.retries(), parts.reasons(), parts.settings());
        this.calls =
                new CallQueue(parts.target(), parts.connector().capabilities().maxConcurrentCalls());
        var call = new BatchCall(parts.target(), parts.connector(), parts.outbox(), links, parts.pace());
        this.waveCalls = new WaveCalls(call, calls, false);
        this.backlogCalls = new WaveCalls(call, calls, true);
    }

    /**
     * Writes what these people have and the CRM has not, and settles it in one commit. A failure of the CRM as a whole
     * is in the report, not thrown: what was applied before it is settled all the same.
     *
     * @throws LeaseLost if somebody else holds the lease; nothing was acknowledged
     * @throws InterruptedException after settling what was applied
     */
    public DeliveryReport deliver(Lease lease, List<DueRow> rows) throws LeaseLost, InterruptedException {
        if (rows.isEmpty()) {
            return new Tally(metrics).report(0, 0, null, null);
        }
        var tally = new Tally(metrics);
        var settling = new Settling(parts, metrics, rows);
        CrmMapping mapping = parts.mapping().get();
        var mapper = new BundleMapper(mapping, parts.numbers(), parts.clock());
        var people = new ArrayList<PersonPlan>();
        boolean backlog = rows.stream().allMatch(DueRow::backlog);
        int messages = parts.settings().messagesPerPerson(rows.size(), backlog);
        int perCase = mapping.messagesPerCase();
        for (List<DueRow> some : Portions.of(rows, parts.settings().peoplePerLoad(perCase))) {
            for (Bundle bundle : load(some, messages, perCase, settling)) {
                people.add(mapper.plan(bundle, verdicts.counting(tally)));
            }
        }
        var waves = new Waves(lease, parts, mapping, links, verdicts, backlog ? backlogCalls : waveCalls, tally);
        for (MappedObject object : mapping.objects()) {
            waves.write(object, people);
        }
        return settling.settle(lease, people, waves, tally);
    }

    private List<Bundle> load(List<DueRow> rows, int messages, int perCase, Settling settling) {
        try {
            return parts.outbox().load(parts.target(), rows, messages, perCase);
        } catch (RuntimeException together) {
            if (rows.size() == 1) {
                settling.unreadable(rows.get(0));
                log.error("the state of {} cannot be read", rows.get(0).contact(), together);
                return List.of();
            }
            // One person whose state cannot be read must not stop the others.
            var bundles = new ArrayList<Bundle>();
            for (DueRow row : rows) {
                bundles.addAll(load(List.of(row), messages, perCase, settling));
            }
            return bundles;
        }
    }

    /** Ends calls under way; their people stay unacknowledged. A second close does nothing. */
    @Override
    public void close() {
        calls.close();
    }
}
