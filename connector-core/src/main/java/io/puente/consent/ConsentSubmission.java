package io.puente.consent;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentPurpose;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Consent given or withdrawn outside WhatsApp, for example at a check-in desk.
 *
 * @param reference the caller's own unique reference: sent twice, it counts once
 * @param phone digits with country code, without plus; phone or BSUID is there
 * @param numberId business number it covers; exactly one of number and portfolio is there
 * @param wording the text the person saw and agreed to
 * @param place form, desk, campaign
 * @param operator who took it down
 */
public record ConsentSubmission(
        String reference,
        @Nullable String phone,
        @Nullable String bsuid,
        @Nullable String numberId,
        @Nullable String portfolio,
        Set<ConsentPurpose> purposes,
        ConsentDecision decision,
        String wording,
        String language,
        String place,
        @Nullable String operator,
        Instant at,
        @Nullable Instant expiresAt) {

    public ConsentSubmission {
        // In a fixed order, so that the ledger of a log folded twice is the same.
        purposes = java.util.Collections.unmodifiableSet(new TreeSet<>(purposes));
    }

    /** What the decision covers, as the ledger writes it. */
    public String scope() {
        return numberId == null ? "portfolio:" + portfolio : "number:" + numberId;
    }

    /** Without the person: that is personal data. */
    @Override
    public String toString() {
        return "ConsentSubmission[" + purposes + ", " + decision + "]";
    }
}
