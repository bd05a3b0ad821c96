package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Erasure.CrmRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one erasure removed; all zero if it had been done before.
 *
 * @param contact the person's key
 * @param keys this key and those of people merged into them
 * @param updates of webhooks and other entries, taken out of the log
 * @param consents ledger entries of which the skeleton is left
 * @param crmRecords to be deleted in the CRMs by their administrators
 * @param files removed from the media folder
 */
public record ErasureReport(
        ContactKey contact,
        Set<ContactKey> keys,
        int updates,
        int people,
        int identities,
        int conversations,
        int engagements,
        int messages,
        int consents,
        int outboxRows,
        Map<TargetId, List<CrmRecord>> crmRecords,
        int files) {

    public ErasureReport withFiles(int removed) {
        return new ErasureReport(
                contact,
                keys,
                updates,
                people,
                identities,
                conversations,
                engagements,
                messages,
                consents,
                outboxRows,
                crmRecords,
                removed);
    }
}
