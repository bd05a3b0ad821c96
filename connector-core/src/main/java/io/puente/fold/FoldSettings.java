package io.puente.fold;

import io.puente.consent.KeywordRules;
import io.puente.model.ContactKeys;

/** What the fold needs to know beside the log: the same log and the same settings always give the same state. */
public record FoldSettings(
        ContactKeys keys, Portfolios portfolios, SessionRules sessions, PlatformRules platform, KeywordRules keywords) {

    /** Everything as shipped. */
    public static FoldSettings defaults(ContactKeys keys) {
        return new FoldSettings(
                keys,
                Portfolios.ONE_PER_ACCOUNT,
                SessionRules.DEFAULTS,
                PlatformRules.DEFAULTS,
                KeywordRules.shipped());
    }
}
