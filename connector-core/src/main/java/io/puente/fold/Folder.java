package io.puente.fold;

import io.puente.store.CanonicalStore;
import io.puente.store.CanonicalStore.FoldCommit;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.store.IngestLog;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.LogRecord;
import io.puente.whatsapp.EventOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the log into canonical state, a batch per step: read, load, apply in memory in the order of the log, commit
 * once. The same log gives the same state, in batches of any size. Not thread-safe; one at a time, held apart by the
 * lease {@link #LEASE}.
 */
public final class Folder {

    /** Name of the lease that the one folder of a cluster holds. */
    public static final String LEASE = "fold";

    /** Failures of one batch before its entries are tried one by one: until then the store may just be away. */
    private static final int PATIENCE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final IngestLog log;
    private final CanonicalStore store;
    private final LogDecoder decoder;
    private final BatchFold fold;
    private final FoldSettings settings;
    private final int batchSize;
    private long failingCursor = -1;
    private int failures;

    /** @param batchSize log entries per step, at least 1 */
    public Folder(IngestLog log, CanonicalStore store, WebhookReader webhooks, FoldSettings settings, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a step folds at least 1 entry, not " + batchSize);
        }
        this.log = log;
        this.store = store;
        this.decoder = new LogDecoder(webhooks);
        this.fold = new BatchFold(settings);
        this.settings = settings;
        this.batchSize = batchSize;
    }

    /**
     * One step.
     *
     * @return how many log entries were folded, 0 if there was none
     * @throws RuntimeException what the store or the log threw; nothing of the step was kept, call again later
     */
    public int foldOnce(Lease lease) throws LeaseLost {
        long cursor = store.cursor();
        List<LogRecord> entries = log.read(cursor, batchSize);
        if (entries.isEmpty()) {
            return 0;
        }
        if (cursor != failingCursor) {
            failingCursor = cursor;
            failures = 0;
        }
        try {
            return step(lease, entries);
        } catch (RuntimeException e) {
            failures++;
            if (failures < PATIENCE) {
                throw e;
            }
            LOG.warn("folding {} entries failed {} times, trying them one by one", entries.size(), failures);
            oneByOne(lease, entries);
            return entries.size();
        }
    }

    /** Entries of the log that wait to be folded. */
    public long lag() {
        return Math.max(0, log.lastSequence() - store.cursor());
    }

    /** @return how many of the entries were folded: up to the first one that merges people, or all */
    private int step(Lease lease, List<LogRecord> entries) throws LeaseLost {
        try {
            commit(lease, entries);
            return entries.size();
        } catch (MergeInBatch e) {
            int merging = (int) entries.stream()
                    .takeWhile(entry -> entry.sequence() < e.sequence)
                    .count();
            return step(lease, merging == 0 ? entries.subList(0, 1) : entries.subList(0, merging));
        }
    }

    private void commit(Lease lease, List<LogRecord> entries) throws LeaseLost, MergeInBatch {
        List<FoldItem> items = new ArrayList<>();
        entries.forEach(entry -> items.addAll(decoder.decode(entry)));
        long cursor = entries.get(entries.size() - 1).sequence();
        Map<Long, String> poison = new HashMap<>();
        WorkingSet set = LoadPlan.load(store, items, settings.portfolios(), poison);
        store.commit(lease, folded(set, items, cursor, poison));
    }

    private FoldCommit folded(WorkingSet set, List<FoldItem> items, long cursor, Map<Long, String> poison)
            throws MergeInBatch {
        while (true) {
            try {
                return fold.fold(set, items, cursor, poison);
            } catch (PoisonedUpdate e) {
                LOG.warn("update {} needs attention: {}", e.position, e.reason);
                poison.put(e.position, e.reason);
            }
        }
    }

    private void oneByOne(Lease lease, List<LogRecord> entries) throws LeaseLost {
        for (LogRecord entry : entries) {
            try {
                step(lease, List.of(entry));
            } catch (RuntimeException e) {
                LOG.warn("log entry {} needs attention: {}", entry.sequence(), reason(e));
                setAside(lease, entry, reason(e));
            }
        }
    }

    /** The cursor goes on; if even this fails, it is the store and not the entry. */
    private void setAside(Lease lease, LogRecord entry, String reason) throws LeaseLost {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (FoldItem item : decoder.decode(entry)) {
            outcomes.add(new ItemOutcome(
                    entry.sequence(),
                    EventOrigin.item(item.position()),
                    item.field(),
                    null,
                    Outcome.NEEDS_ATTENTION,
                    reason));
        }
        store.commit(
                lease,
                new FoldCommit(
                        entry.sequence(),
                        outcomes,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of()));
    }

    /** What went wrong without the message of the exception, which may hold personal data. */
    static String reason(Throwable failure) {
        return "could not be applied: " + failure.getClass().getSimpleName();
    }
}
