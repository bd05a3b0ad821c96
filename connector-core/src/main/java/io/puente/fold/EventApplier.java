package io.puente.fold;

import io.puente.store.CanonicalStore.Outcome;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent;
import io.puente.whatsapp.Party;
import io.puente.whatsapp.PlatformError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Applies one WhatsApp update to the state. */
final class EventApplier implements InboundEvent.Cases<Ending> {

    private static final Ending NO_NUMBER = Ending.needsAttention("names no business number");
    private static final Ending NOBODY = Ending.needsAttention("names no person: neither phone number nor user id");

    private final FoldSettings settings;
    private final PersonResolver people;
    private final MessageFold messages;
    private final StatusFold statuses;
    private final ConsentFold consents;

    EventApplier(FoldState state, FoldSettings settings, PersonResolver people, Engagements engagements) {
        this.settings = settings;
        this.people = people;
        this.messages = new MessageFold(state, engagements, settings.platform());
        this.statuses = new StatusFold(state, messages, settings.platform());
        this.consents = new ConsentFold(state, settings);
    }

    @Override
    public Ending messageReceived(InboundEvent.MessageReceived event) {
        PersonDraft person = seen(event.origin(), event.party(), event.content().sentAt());
        if (person == null) {
            return NOBODY;
        }
        if (event.content().groupId() != null) {
            return Ending.recorded(person.key, "group message");
        }
        if (event.origin().numberId() == null) {
            return NO_NUMBER;
        }
        MessageDraft message = messages.received(event, event.origin().numberId(), person);
        if (message != null) {
            consents.inMessage(event, message, person);
        }
        return Ending.of(person.key, message != null);
    }

    @Override
    public Ending messageEchoed(InboundEvent.MessageEchoed event) {
        PersonDraft person = seen(event.origin(), event.party(), event.content().sentAt());
        if (person == null) {
            return NOBODY;
        }
        if (event.content().groupId() != null) {
            return Ending.recorded(person.key, "group message");
        }
        String numberId = event.origin().numberId();
        return numberId == null ? NO_NUMBER : Ending.of(person.key, messages.echoed(event, numberId, person));
    }

    @Override
    public Ending historyMessage(InboundEvent.HistoryMessage event) {
        PersonDraft person = seen(event.origin(), event.party(), event.content().sentAt());
        if (person == null) {
            return NOBODY;
        }
        String numberId = event.origin().numberId();
        return numberId == null ? NO_NUMBER : Ending.of(person.key, messages.fromHistory(event, numberId, person));
    }

    @Override
    public Ending messageEdited(InboundEvent.MessageEdited event) {
        PersonDraft person = seen(event.origin(), event.party(), event.at());
        String numberId = event.origin().numberId();
        return numberId == null ? NO_NUMBER : joined(person, messages.edited(event, numberId, person));
    }

    @Override
    public Ending messageRevoked(InboundEvent.MessageRevoked event) {
        PersonDraft person = seen(event.origin(), event.party(), event.at());
        String numberId = event.origin().numberId();
        return numberId == null ? NO_NUMBER : joined(person, messages.revoked(event, numberId, person));
    }

    @Override
    public Ending statusChanged(InboundEvent.StatusChanged event) {
        PersonDraft person = seen(event.origin(), event.party(), event.at());
        String numberId = event.origin().numberId();
        if (numberId == null) {
            return NO_NUMBER;
        }
        if (event.state() == null) {
            return Ending.recorded(person == null ? null : person.key, "status without effect on delivery");
        }
        Boolean changed = statuses.changed(event, event.state(), numberId, person);
        if (person != null) {
            for (PlatformError error : event.errors()) {
                if (settings.platform().marketingOptOutErrors().contains(error.code())) {
                    consents.refused(event, error.code(), numberId, portfolio(event.origin()), person);
                }
            }
        }
        if (changed == null && person != null) {
            return Ending.recorded(person.key, "status of a group message that is not known");
        }
        return joined(person, changed);
    }

    @Override
    public Ending preferenceChanged(InboundEvent.PreferenceChanged event) {
        PersonDraft person = seen(event.origin(), event.party(), event.at());
        if (person == null) {
            return NOBODY;
        }
        Boolean changed = consents.preference(event, portfolio(event.origin()), person);
        return changed == null
                ? Ending.recorded(person.key, "preference never seen before")
                : Ending.of(person.key, changed);
    }

    @Override
    public Ending identityChanged(InboundEvent.IdentityChanged event) {
        if (event.previous().anonymous() && event.current().anonymous()) {
            return NOBODY;
        }
        EventOrigin origin = event.origin();
        PersonDraft person =
                people.changed(event.previous(), event.current(), portfolio(origin), event.at(), origin.position());
        String numberId = origin.numberId();
        return numberId == null
                ? Ending.applied(person.key)
                : Ending.of(person.key, messages.notice(event, numberId, person));
    }

    @Override
    public Ending callReported(InboundEvent.CallReported event) {
        PersonDraft person = seen(event.origin(), event.party(), event.at());
        if (person == null) {
            return NOBODY;
        }
        String numberId = event.origin().numberId();
        return numberId == null ? NO_NUMBER : Ending.of(person.key, messages.called(event, numberId, person));
    }

    @Override
    public Ending recorded(InboundEvent.Recorded event) {
        return Ending.recorded(null, event.what());
    }

    @Override
    public Ending unreadable(InboundEvent.Unreadable event) {
        return Ending.needsAttention(event.reason());
    }

    private @Nullable PersonDraft seen(EventOrigin origin, Party party, Instant at) {
        return party.anonymous() ? null : people.seen(party, portfolio(origin), at, origin.position());
    }

    private String portfolio(EventOrigin origin) {
        return settings.portfolios().of(origin.numberId(), origin.accountId());
    }

    private static Ending joined(@Nullable PersonDraft person, @Nullable Boolean changed) {
        if (changed == null) {
            return NOBODY;
        }
        return person == null
                ? new Ending(null, changed ? Outcome.APPLIED : Outcome.REPEATED, "")
                : Ending.of(person.key, changed);
    }
}
