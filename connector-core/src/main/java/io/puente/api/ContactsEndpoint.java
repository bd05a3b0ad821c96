package io.puente.api;

import io.puente.fold.ContactLookup;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Erasure;
import io.puente.store.Erasure.CrmRecord;
import io.puente.store.ErasureReport;
import io.puente.store.ErasureTooEarly;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/contacts}: finding the key of a person who asks to be forgotten, and forgetting them. */
@RestController
@RequestMapping("/api/contacts")
public class ContactsEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ContactsEndpoint.class);

    private final ContactLookup lookup;
    private final Erasure erasure;

    public ContactsEndpoint(ContactLookup lookup, Erasure erasure) {
        this.lookup = lookup;
        this.erasure = erasure;
    }

    /**
     * A person.
     *
     * @param crmRecords in each CRM, as far as known
     */
    public record Found(String contact, Map<String, Collection<CrmRecord>> crmRecords) {}

    /**
     * What was erased here; all zero if it had been before.
     *
     * @param contacts keys erased: the person's and those of people who turned out to be the same
     * @param logUpdates updates of webhooks and other entries
     * @param consents ledger entries of which only what names nobody is left
     * @param deleteInCrms what the administrators of the CRMs still have to delete
     */
    public record Erased(
            List<String> contacts,
            int logUpdates,
            int people,
            int identities,
            int conversations,
            int cases,
            int messages,
            int consents,
            int waitingForCrms,
            int files,
            Map<String, Collection<CrmRecord>> deleteInCrms) {}

    /** By phone number, or by user id and its portfolio; 404 if nobody is known by it. */
    @GetMapping
    ResponseEntity<Found> find(
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String bsuid,
            @RequestParam(required = false) @Nullable String portfolio) {
        Optional<ContactKey> contact;
        if (phone != null && bsuid == null && portfolio == null) {
            contact = lookup.byPhone(phone);
        } else if (phone == null && bsuid != null && portfolio != null) {
            contact = lookup.byBsuid(bsuid, portfolio);
        } else {
            throw new IllegalArgumentException("who it is must be told by phone, or by bsuid and portfolio");
        }
        return contact.map(key -> ResponseEntity.ok(new Found(key.value(), byName(erasure.crmRecords(key)))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Done once it is answered; repeat it after any failure. */
    @DeleteMapping("/{key}")
    Erased erase(@PathVariable String key) throws ErasureTooEarly, InterruptedException {
        ErasureReport report = erasure.erase(new ContactKey(key));
        LOG.info(
                "a person was erased: {} messages, {} updates in the log, {} files",
                report.messages(),
                report.updates(),
                report.files());
        return new Erased(
                report.keys().stream().map(ContactKey::value).sorted().toList(),
                report.updates(),
                report.people(),
                report.identities(),
                report.conversations(),
                report.engagements(),
                report.messages(),
                report.consents(),
                report.outboxRows(),
                report.files(),
                byName(report.crmRecords()));
    }

    private static Map<String, Collection<CrmRecord>> byName(Map<TargetId, List<CrmRecord>> records) {
        Map<String, Collection<CrmRecord>> byName = new TreeMap<>();
        records.forEach((target, ofTarget) -> byName.put(target.value(), ofTarget));
        return byName;
    }
}
