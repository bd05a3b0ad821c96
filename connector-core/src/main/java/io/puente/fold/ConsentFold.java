package io.puente.fold;

import io.puente.consent.ConsentSubmission;
import io.puente.consent.KeywordRules;
import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.Identity;
import io.puente.model.MessageKey;
import io.puente.whatsapp.InboundEvent.MessageReceived;
import io.puente.whatsapp.InboundEvent.PreferenceChanged;
import io.puente.whatsapp.InboundEvent.StatusChanged;
import io.puente.whatsapp.MessageContent;
import io.puente.whatsapp.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the consent ledger. The key of an entry is made from its evidence alone, so that the same evidence acts once;
 * an inbound message counts only if it is, as a whole, one of the configured words.
 */
final class ConsentFold {

    private final FoldState state;
    private final FoldSettings settings;

    ConsentFold(FoldState state, FoldSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /** The customer's own switch in WhatsApp; which numbers it covers is not documented, so it covers all. */
    @Nullable
    Boolean preference(PreferenceChanged event, String portfolio, PersonDraft person) {
        ConsentDecision decision = switch (event.value().toLowerCase(Locale.ROOT)) {
            case "stop" -> ConsentDecision.OPT_OUT;
            case "resume", "signup" -> ConsentDecision.OPT_IN;
            default -> null;
        };
        if (decision == null || !event.category().equals("marketing_messages")) {
            return null;
        }
        String number = event.origin().numberId() == null ? "" : event.origin().numberId();
        String evidence = event.signupId() == null ? "" : event.signupId();
        ConsentKey key = ConsentKey.of(
                "user_preferences",
                number,
                pseudonym(event.party(), portfolio),
                event.category(),
                event.value(),
                event.at().toString(),
                evidence);
        String wording = event.detail() == null ? event.value() : event.detail();
        String place = event.signupId() == null ? "WhatsApp" : "WhatsApp signup " + event.signupId();
        return append(
                new Draft(
                        key,
                        event.origin().numberId(),
                        "portfolio:" + portfolio,
                        ConsentPurpose.MARKETING,
                        decision,
                        "user_preferences",
                        wording,
                        null,
                        place,
                        null,
                        event.at(),
                        event.origin().receivedAt(),
                        null,
                        null),
                person,
                event.origin().position());
    }

    /** WhatsApp refused a message because this person does not want marketing. */
    void refused(StatusChanged event, int code, String numberId, String portfolio, PersonDraft person) {
        MessageKey message = MessageKey.of(numberId, event.wamid());
        String source = "error-" + code;
        append(
                new Draft(
                        ConsentKey.of(source, message.value(), pseudonym(event.party(), portfolio)),
                        numberId,
                        "portfolio:" + portfolio,
                        ConsentPurpose.MARKETING,
                        ConsentDecision.OPT_OUT,
                        source,
                        null,
                        null,
                        "WhatsApp",
                        null,
                        event.at(),
                        event.origin().receivedAt(),
                        null,
                        message),
                person,
                event.origin().position());
    }

    /** Words of consent and permission to call in a customer's message. */
    void inMessage(MessageReceived event, MessageDraft message, PersonDraft person) {
        MessageContent content = event.content();
        KeywordRules.Match match = settings.keywords()
                .find(content.kind(), content.text(), content.details())
                .orElse(null);
        if (match != null) {
            for (ConsentPurpose purpose : match.purposes()) {
                append(
                        message(event, message, purpose, match.decision(), "keyword", match.language(), null),
                        person,
                        event.origin().position());
            }
        }
        callPermission(event, message, person);
    }

    private void callPermission(MessageReceived event, MessageDraft message, PersonDraft person) {
        Map<String, String> details = event.content().details();
        String response = details.get("callPermission.response");
        if (response == null) {
            return;
        }
        ConsentDecision decision = switch (response.toLowerCase(Locale.ROOT)) {
            case "accept" -> ConsentDecision.OPT_IN;
            case "reject" -> ConsentDecision.OPT_OUT;
            default -> null;
        };
        if (decision != null) {
            boolean limited = decision == ConsentDecision.OPT_IN;
            Instant expires = limited ? instant(details.get("callPermission.expiration")) : null;
            append(
                    message(event, message, ConsentPurpose.CALL, decision, "call_permission", null, expires),
                    person,
                    event.origin().position());
        }
    }

    /** Consent given elsewhere; a reference used twice counts twice only if it is about two people. */
    boolean submitted(
            ConsentSubmission given,
            Party party,
            String portfolio,
            PersonDraft person,
            Instant receivedAt,
            long position) {
        String who = pseudonym(party, portfolio);
        boolean changed = false;
        for (ConsentPurpose purpose : given.purposes()) {
            changed |= append(
                    new Draft(
                            ConsentKey.of(
                                    "api",
                                    given.reference(),
                                    who,
                                    purpose.name(),
                                    given.decision().name()),
                            given.numberId(),
                            given.scope(),
                            purpose,
                            given.decision(),
                            "api",
                            given.wording(),
                            given.language(),
                            given.place(),
                            given.operator(),
                            given.at(),
                            receivedAt,
                            given.expiresAt(),
                            null),
                    person,
                    position);
        }
        return changed;
    }

    private static Draft message(
            MessageReceived event,
            MessageDraft message,
            ConsentPurpose purpose,
            ConsentDecision decision,
            String source,
            @Nullable String language,
            @Nullable Instant expiresAt) {
        return new Draft(
                ConsentKey.of(source, message.key.value(), purpose.name(), decision.name()),
                message.numberId,
                "number:" + message.numberId,
                purpose,
                decision,
                source,
                event.content().text(),
                language,
                "WhatsApp",
                null,
                event.content().sentAt(),
                event.origin().receivedAt(),
                expiresAt,
                message.key);
    }

    private boolean append(Draft draft, PersonDraft person, long position) {
        boolean added = state.ledger.append(draft.toEntry(person.key, position));
        if (added) {
            person.touch(position);
        }
        return added;
    }

    /** The party's strongest identity as a keyed hash: the consent key reaches the CRM and must not give it away. */
    private String pseudonym(Party party, String portfolio) {
        Identity first = PersonResolver.candidates(party, portfolio, settings.portfolios())
                .get(0);
        return settings.keys().of(first).value();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** An entry before it has its place in the ledger. */
    private record Draft(
            ConsentKey key,
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
            @Nullable MessageKey sourceMessage) {

        ConsentEntry toEntry(io.puente.model.ContactKey contact, long position) {
            return new ConsentEntry(
                    key,
                    0,
                    contact,
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
                    "",
                    "",
                    position);
        }
    }
}
