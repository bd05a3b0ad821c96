package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent;
import io.puente.whatsapp.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a batch may touch and loads it. */
final class LoadPlan implements InboundEvent.Cases<LoadPlan> {

    private final Portfolios portfolios;
    private final Set<Identity> identities = new HashSet<>();
    private final Set<MessageKey> messages = new HashSet<>();
    private final Set<EngagementKey> engagements = new HashSet<>();

    private LoadPlan(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    /** @param poison gets those that cannot even be planned for */
    static WorkingSet load(
            CanonicalStore store, List<FoldItem> items, Portfolios portfolios, Map<Long, String> poison) {
        var plan = new LoadPlan(portfolios);
        for (FoldItem item : items) {
            try {
                plan.add(item);
            } catch (RuntimeException e) {
                poison.put(item.position(), Folder.reason(e));
            }
        }
        WorkingSet set = store.load(new LoadRequest(plan.identities, plan.messages, plan.engagements, Set.of()));
        // A status may name nobody, or its message belong to somebody else than the one it names.
        Set<ContactKey> missing = new HashSet<>();
        set.messages().values().stream().map(Message::contact).forEach(missing::add);
        set.engagements().stream().map(Engagement::contact).forEach(missing::add);
        missing.removeAll(set.people().keySet());
        if (missing.isEmpty()) {
            return set;
        }
        return joined(set, store.load(new LoadRequest(Set.of(), Set.of(), Set.of(), missing)));
    }

    private void add(FoldItem item) {
        if (item instanceof FoldItem.FromWhatsApp whatsApp) {
            whatsApp.event().match(this);
        } else if (item instanceof FoldItem.FromConsentApi api) {
            String portfolio = Submissions.portfolio(api.submission(), portfolios);
            party(Submissions.party(api.submission(), portfolio), portfolio == null ? "" : portfolio);
        } else if (item instanceof FoldItem.FromCrm crm) {
            engagements.add(new EngagementKey(crm.observation().engagementKey()));
        }
    }

    @Override
    public LoadPlan messageReceived(InboundEvent.MessageReceived event) {
        return message(event.origin(), event.party(), event.content().wamid());
    }

    @Override
    public LoadPlan messageEchoed(InboundEvent.MessageEchoed event) {
        return message(event.origin(), event.party(), event.content().wamid());
    }

    @Override
    public LoadPlan historyMessage(InboundEvent.HistoryMessage event) {
        return message(event.origin(), event.party(), event.content().wamid());
    }

    @Override
    public LoadPlan messageEdited(InboundEvent.MessageEdited event) {
        return message(event.origin(), event.party(), event.originalWamid());
    }

    @Override
    public LoadPlan messageRevoked(InboundEvent.MessageRevoked event) {
        return message(event.origin(), event.party(), event.originalWamid());
    }

    @Override
    public LoadPlan statusChanged(InboundEvent.StatusChanged event) {
        return message(event.origin(), event.party(), event.wamid());
    }

    @Override
    public LoadPlan preferenceChanged(InboundEvent.PreferenceChanged event) {
        return message(event.origin(), event.party(), null);
    }

    @Override
    public LoadPlan identityChanged(InboundEvent.IdentityChanged event) {
        return message(event.origin(), event.previous(), event.content().wamid())
                .message(event.origin(), event.current(), null);
    }

    @Override
    public LoadPlan callReported(InboundEvent.CallReported event) {
        return message(event.origin(), event.party(), event.callId());
    }

    @Override
    public LoadPlan recorded(InboundEvent.Recorded event) {
        return this;
    }

    @Override
    public LoadPlan unreadable(InboundEvent.Unreadable event) {
        return this;
    }

    private LoadPlan message(EventOrigin origin, Party party, @Nullable String wamid) {
        party(party, portfolios.of(origin.numberId(), origin.accountId()));
        if (wamid != null && origin.numberId() != null) {
            messages.add(MessageKey.of(origin.numberId(), wamid));
        }
        return this;
    }

    private void party(Party party, String portfolio) {
        identities.addAll(PersonResolver.candidates(party, portfolio, portfolios));
    }

    private static WorkingSet joined(WorkingSet a, WorkingSet b) {
        var owners = new HashMap<>(a.owners());
        owners.putAll(b.owners());
        var people = new LinkedHashMap<>(a.people());
        people.putAll(b.people());
        var conversations = new ArrayList<>(a.conversations());
        conversations.addAll(b.conversations());
        Map<EngagementKey, Engagement> engagements = new LinkedHashMap<>();
        a.engagements().forEach(engagement -> engagements.put(engagement.key(), engagement));
        b.engagements().forEach(engagement -> engagements.put(engagement.key(), engagement));
        var consents = new ArrayList<>(a.consents());
        consents.addAll(b.consents());
        return new WorkingSet(
                owners,
                people,
                conversations,
                engagements.values(),
                a.messages(),
                consents,
                a.ledgerNumber(),
                a.ledgerHash());
    }
}
