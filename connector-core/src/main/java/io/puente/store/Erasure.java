package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forgets a person: state, log, what waits for the CRMs, and what needs attention; people merged into them included. The
 * unique keys of log entries stay, so that a webhook delivered again does not come back. Thread-safe.
 *
 * <p>Of consent only the skeleton of the ledger stays: number, scope, purpose, decision, moments, hashes. It names nobody
 * and keeps the chain whole; who holds the evidence elsewhere, say in the CRM, can prove by the hash that it stood here.
 *
 * <p>Limits: records in the CRMs are the administrator's to delete, see {@link #crmRecords}. What others wrote about the
 * person is theirs. What WhatsApp tells about the person later makes them known again. Backups, and on PostgreSQL dead rows until
 * the next vacuum, still hold what was erased.
 */
public interface Erasure {

    /**
     * Returns once everything is gone. After a crash or a failure: call it again. Of a key nobody has, or that was erased
     * before, nothing is removed.
     *
     * @throws ErasureTooEarly if webhooks that were accepted before the call are not worked on yet; nothing was removed
     */
    ErasureReport erase(ContactKey contact) throws ErasureTooEarly, InterruptedException;

    /** This key and those of everybody merged with it. */
    Set<ContactKey> keys(ContactKey contact);

    /** The person's records in the CRMs, as far as known; after the erasure nobody knows them any more. */
    Map<TargetId, List<CrmRecord>> crmRecords(ContactKey contact);

    /**
     * A record in a CRM.
     *
     * @param object the mapping's name of the object
     * @param id the CRM's
     */
    record CrmRecord(String object, String id) {}
}
