package io.puente.fold;

import io.puente.consent.ConsentProblems;
import io.puente.consent.ConsentSubmissionCodec;
import io.puente.model.EngagementKey;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent;
import java.util.ArrayList;
import java.util.List;

/** Decodes log records of every source; what cannot be decoded is an item too. */
final class LogDecoder {

    private static final String CRM = LogEntry.crm("");

    private final WebhookReader webhooks;

    LogDecoder(WebhookReader webhooks) {
        this.webhooks = webhooks;
    }

    List<FoldItem> decode(LogRecord entry) {
        long position = EventOrigin.position(entry.sequence(), 0);
        if (entry.source().equals(LogEntry.WHATSAPP)) {
            return webhook(entry, position);
        }
        if (entry.erased()) {
            return List.of(new FoldItem.Unusable(position, entry.source(), Outcome.RECORDED, "erased"));
        }
        if (entry.source().equals(LogEntry.CONSENT_API)) {
            try {
                return List.of(new FoldItem.FromConsentApi(
                        position, entry.receivedAt(), ConsentSubmissionCodec.read(entry.body())));
            } catch (ConsentProblems e) {
                return List.of(unusable(position, "consents", String.join("; ", e.problems())));
            }
        }
        if (entry.source().startsWith(CRM)) {
            return List.of(observation(entry, position));
        }
        return List.of(new FoldItem.Unusable(
                position, entry.source(), Outcome.RECORDED, "entry of a source this version does not use"));
    }

    private List<FoldItem> webhook(LogRecord entry, long position) {
        List<InboundEvent> events;
        try {
            events = webhooks.read(entry);
        } catch (RuntimeException e) {
            return List.of(unusable(position, "", Folder.reason(e)));
        }
        List<FoldItem> items = new ArrayList<>(events.size());
        for (InboundEvent event : events) {
            items.add(new FoldItem.FromWhatsApp(event));
        }
        return items;
    }

    private static FoldItem observation(LogRecord entry, long position) {
        try {
            CaseObservation observation = CaseObservationCodec.read(entry.body());
            new EngagementKey(observation.engagementKey());
            return new FoldItem.FromCrm(position, entry.source(), observation);
        } catch (IllegalArgumentException e) {
            return unusable(position, "case", String.valueOf(e.getMessage()));
        }
    }

    private static FoldItem unusable(long position, String field, String reason) {
        return new FoldItem.Unusable(position, field, Outcome.NEEDS_ATTENTION, reason);
    }
}
