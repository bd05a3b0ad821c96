package io.puente.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the append-only consent ledger, with its evidence. Never changed, never coalesced; the current state is
 * derived by {@link ConsentLedger}.
 *
 * @param number position in the ledger, from 1, in the order of the log
 * @param scope what the decision covers: {@code number:<id>} or {@code portfolio:<id>}
 * @param source where it comes from: user_preferences, error-131050, keyword, api, call_permission
 * @param wording the text the person saw or wrote
 * @param place form, desk, campaign, …: where it was given
 * @param at when the person decided; @param recordedAt when we learnt it
 * @param expiresAt end of a limited permission, such as a call permission
 * @param previousHash hash of the entry before, so that a removed or altered line shows
 */
public record ConsentEntry(
        ConsentKey key,
        long number,
        ContactKey contact,
        @Nullable String numberId,
        String scope,
        ConsentPurpose purpose,
        ConsentDecision decision,
        String source,
        @Nullable String wording,
        @Nullable String language,
        @Nullable String place,
        @Nullable String operator,
        Instant at,
        Instant recordedAt,
        @Nullable Instant expiresAt,
        @Nullable MessageKey sourceMessage,
        String previousHash,
        String hash,
        long sequence) {

    /** The same evidence, of the person that its contact turned out to be. */
    public ConsentEntry movedTo(ContactKey person) {
        return person.equals(contact) ? this : with(person, number, previousHash, hash);
    }

    /** The same evidence at its place in the ledger. */
    public ConsentEntry inLedger(long position, String hashBefore, String itsHash) {
        return with(contact, position, hashBefore, itsHash);
    }

    private ConsentEntry with(ContactKey person, long newNumber, String newPreviousHash, String newHash) {
        return new ConsentEntry(
                key,
                newNumber,
                person,
                numberId,
                scope,
                purpose,
                decision,
                source,
                wording,
                language,
                place,
                operator,
                at,
                recordedAt,
                expiresAt,
                sourceMessage,
                newPreviousHash,
                newHash,
                sequence);
    }

    @Override
    public String toString() {
        return "ConsentEntry[" + key + ", " + purpose + ", " + decision + "]";
    }
}
