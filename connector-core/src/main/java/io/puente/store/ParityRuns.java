package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest comparison with each CRM: how far it is, what it counted and every difference, so that a restart goes on and
 * any node can show it. Holds keys, record ids and names of fields, never a value. Thread-safe.
 */
public interface ParityRuns {

    /** The document last kept. */
    Optional<String> document(TargetId target);

    /** Begins anew: differences of the comparison before are forgotten. */
    void begin(Lease lease, TargetId target, String document) throws LeaseLost;

    /** Keeps how far it is and what was found since, in one transaction. */
    void keep(Lease lease, TargetId target, String document, List<Difference> found) throws LeaseLost;

    /** In the order of their numbers. @param cause null for all */
    List<Difference> differences(TargetId target, @Nullable String cause, long after, int limit);

    /**
     * Makes the next delivery write the records of these differences, unless their link has changed since. Each
     * difference is taken up once.
     *
     * @param causes whether the CRM's record is forgotten, so that the record is looked up by key and created, by cause
     * @return how many records
     */
    int writeAgain(TargetId target, Map<String, Boolean> causes, Instant now);

    /**
     * One difference.
     *
     * @param number from 1, in the order found
     * @param object the mapping's name
     * @param key text of the canonical key
     * @param recordId the CRM's, if known
     * @param kind missing, different or extra
     * @param fields names of the CRM's fields that differ
     * @param reason in plain words, where the cause alone does not tell; null otherwise
     * @param since when it came about, if known
     */
    record Difference(
            long number,
            String object,
            String key,
            ContactKey contact,
            @Nullable String recordId,
            String kind,
            String cause,
            List<String> fields,
            @Nullable String reason,
            @Nullable Instant since) {}
}
