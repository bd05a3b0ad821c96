package io.puente.fold;

import io.puente.consent.ConsentSubmission;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.whatsapp.InboundEvent;
import java.time.Instant;

/** One update of the log, decoded, at its place in our total order. */
sealed interface FoldItem {

    long position();

    /** Webhook field, or what stands for it in other sources. */
    String field();

    record FromWhatsApp(InboundEvent event) implements FoldItem {
        @Override
        public long position() {
            return event.origin().position();
        }

        @Override
        public String field() {
            return event.origin().field();
        }
    }

    /** Consent given elsewhere, for example at a desk. */
    record FromConsentApi(long position, Instant receivedAt, ConsentSubmission submission) implements FoldItem {
        @Override
        public String field() {
            return "consents";
        }
    }

    /** A case closed or reopened by people. */
    record FromCrm(long position, String source, CaseObservation observation) implements FoldItem {
        @Override
        public String field() {
            return "case";
        }
    }

    /** Nothing the fold can use; kept in the log. */
    record Unusable(long position, String field, Outcome outcome, String reason) implements FoldItem {}
}
