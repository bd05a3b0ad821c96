package io.puente.fold;

import io.puente.consent.ConsentSubmission;
import io.puente.consent.ConsentSubmissionCodec;
import io.puente.model.ContactKeys;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.testkit.FakeCanonicalStore;
import io.puente.testkit.FakeIngestLog;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A log, a store and a folder; webhooks are given as the events they hold. */
final class FoldBench {

    static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    static final ContactKeys KEYS = new ContactKeys("a secret of sixteen bytes".getBytes(StandardCharsets.UTF_8));

    final FakeIngestLog log = new FakeIngestLog();
    final FakeCanonicalStore store = new FakeCanonicalStore();
    private final List<List<Update>> webhooks = new ArrayList<>();
    private final Folder folder;

    /** An event that does not know yet where in the log it will stand. */
    interface Update extends Function<EventOrigin, InboundEvent> {}

    FoldBench() {
        this(FoldSettings.defaults(KEYS), 100);
    }

    FoldBench(FoldSettings settings, int batchSize) {
        folder = new Folder(log, store, this::read, settings, batchSize);
    }

    Folder folder() {
        return folder;
    }

    /** One POST. */
    FoldBench post(Update... updates) {
        return post(List.of(updates));
    }

    FoldBench post(List<Update> updates) {
        webhooks.add(updates);
        byte[] body = Integer.toString(webhooks.size() - 1).getBytes(StandardCharsets.US_ASCII);
        log.append(new LogEntry(LogEntry.WHATSAPP, "post-" + webhooks.size(), body, NOON));
        return this;
    }

    FoldBench consent(ConsentSubmission given) {
        log.append(new LogEntry(
                LogEntry.CONSENT_API, "c" + log.lastSequence(), ConsentSubmissionCodec.write(given), NOON));
        return this;
    }

    FoldBench observe(CaseObservation observation) {
        log.append(new LogEntry(
                LogEntry.crm("crm-a"), observation.uniqueKey(), CaseObservationCodec.write(observation), NOON));
        return this;
    }

    /** Folds all there is. */
    FoldBench fold() {
        try {
            while (folder.foldOnce(lease()) > 0) {}
        } catch (LeaseLost e) {
            throw new AssertionError(e);
        }
        return this;
    }

    static Lease lease() {
        return new Lease(Folder.LEASE, 1, Instant.MAX);
    }

    List<InboundEvent> read(LogRecord entry) {
        int index = Integer.parseInt(new String(entry.body(), StandardCharsets.US_ASCII));
        List<InboundEvent> events = new ArrayList<>();
        for (Update update : webhooks.get(index)) {
            long position = EventOrigin.position(entry.sequence(), events.size());
            events.add(update.apply(
                    new EventOrigin(Updates.ACCOUNT, Updates.NUMBER, null, "messages", position, entry.receivedAt())));
        }
        return events;
    }
}
