package io.puente.fold;

import io.puente.consent.ConsentSubmission;
import io.puente.model.EngagementKey;
import io.puente.store.CanonicalStore.FoldCommit;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.Party;
import java.util.List;
import java.util.Map;

/** The fold itself: working set, updates in the order of the log, settings; out comes what changes. Pure. */
final class BatchFold {

    private final FoldSettings settings;

    BatchFold(FoldSettings settings) {
        this.settings = settings;
    }

    /**
     * @param poison reasons by position: updates to be kept aside instead of applied
     * @throws MergeInBatch if people merge and the batch holds more than one entry of the log
     * @throws PoisonedUpdate if applying an update fails; the working set is untouched
     */
    FoldCommit fold(WorkingSet set, List<FoldItem> items, long cursor, Map<Long, String> poison)
            throws PoisonedUpdate, MergeInBatch {
        boolean single = items.isEmpty()
                || EventOrigin.logSequence(items.get(0).position())
                        == EventOrigin.logSequence(items.get(items.size() - 1).position());
        var state = new FoldState(set, settings.sessions().adoptEarlier());
        var people = new PersonResolver(state, settings.keys(), settings.portfolios());
        var engagements = new Engagements(state, settings.sessions());
        var applier = new EventApplier(state, settings, people, engagements);
        var consents = new ConsentFold(state, settings);
        for (FoldItem item : items) {
            String reason = poison.get(item.position());
            Ending ending;
            if (reason != null) {
                ending = Ending.needsAttention(reason);
            } else {
                try {
                    ending = apply(item, state, applier, people, engagements, consents);
                } catch (RuntimeException e) {
                    throw new PoisonedUpdate(item.position(), e);
                }
            }
            if (!single && state.merged()) {
                throw new MergeInBatch(EventOrigin.logSequence(item.position()));
            }
            state.outcome(item.position(), item.field(), ending.contact(), ending.outcome(), ending.reason());
        }
        return CommitWriter.write(state, cursor);
    }

    private Ending apply(
            FoldItem item,
            FoldState state,
            EventApplier applier,
            PersonResolver people,
            Engagements engagements,
            ConsentFold consents) {
        if (item instanceof FoldItem.FromWhatsApp whatsApp) {
            return whatsApp.event().match(applier);
        }
        if (item instanceof FoldItem.FromConsentApi api) {
            return submitted(api, people, consents);
        }
        if (item instanceof FoldItem.FromCrm crm) {
            return observed(crm, state, engagements);
        }
        var unusable = (FoldItem.Unusable) item;
        return new Ending(null, unusable.outcome(), unusable.reason());
    }

    private Ending submitted(FoldItem.FromConsentApi item, PersonResolver people, ConsentFold consents) {
        ConsentSubmission given = item.submission();
        String portfolio = Submissions.portfolio(given, settings.portfolios());
        Party party = Submissions.party(given, portfolio);
        if (party.anonymous()) {
            return Ending.needsAttention("consent for a user id, but nobody configured the portfolio of its number");
        }
        String scope = portfolio == null ? "" : portfolio;
        PersonDraft person = people.named(party, scope, given.at(), item.position());
        return Ending.of(
                person.key, consents.submitted(given, party, scope, person, item.receivedAt(), item.position()));
    }

    private static Ending observed(FoldItem.FromCrm item, FoldState state, Engagements engagements) {
        EngagementDraft engagement =
                state.engagements.get(new EngagementKey(item.observation().engagementKey()));
        if (engagement == null) {
            return Ending.recorded(null, "case with a key that is not ours");
        }
        boolean changed = engagements.observed(
                engagement, item.observation().closed(), item.observation().at(), item.position());
        return new Ending(engagement.contact, changed ? Outcome.APPLIED : Outcome.REPEATED, "");
    }
}
