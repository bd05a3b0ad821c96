package io.puente.boot;

import io.puente.consent.KeywordRules;
import io.puente.fold.FoldSettings;
import io.puente.fold.PlatformRules;
import io.puente.fold.Portfolios;
import io.puente.fold.SessionRules;
import io.puente.model.ContactKeys;
import java.util.List;
import java.util.Map;

/** The fold's settings from ours. */
final class FoldBeans {

    private FoldBeans() {}

    static FoldSettings settings(PuenteSettings settings, ContactKeys keys) {
        PuenteSettings.WhatsApp whatsapp = settings.whatsapp();
        PuenteSettings.Session session = settings.session();
        PlatformRules shipped = PlatformRules.DEFAULTS;
        // One map serves both: an account id and a number id are never alike.
        Map<String, String> portfolios = whatsapp.portfolios();
        return new FoldSettings(
                keys,
                new Portfolios(portfolios, portfolios, whatsapp.enterprises()),
                new SessionRules(
                        session.silence(),
                        session.opens(),
                        session.withoutCase() == PuenteSettings.Session.WithoutCase.NEXT_CASE),
                new PlatformRules(
                        shipped.asOf(),
                        shipped.source(),
                        shipped.serviceWindow(),
                        shipped.freeEntryWindow(),
                        session.reactionsOpenWindow(),
                        shipped.marketingOptOutErrors()),
                keywords(settings.consent()));
    }

    private static KeywordRules keywords(PuenteSettings.Consent consent) {
        List<KeywordRules.WordList> lists = consent.words().isEmpty()
                ? KeywordRules.shippedLists()
                : consent.words().entrySet().stream()
                        .map(e -> new KeywordRules.WordList(
                                e.getKey(), e.getValue().optOut(), e.getValue().optIn()))
                        .toList();
        return KeywordRules.of(lists, consent.optOutPurposes(), consent.optInPurposes());
    }
}
