package io.puente.fold;

import io.puente.model.ContactKeys;
import io.puente.model.Identity;
import io.puente.model.Person;
import io.puente.whatsapp.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who an update is about: BSUID, then parent BSUID, then phone number. Identities seen together belong to one
 * person, and people found to share one become one, so the order of the updates does not matter. The exception is a
 * phone number that was seen with another BSUID: that number was recycled, and its holders stay apart.
 *
 * <p>A limit: if a number is known both from updates without any BSUID and with two different ones, the former belong
 * to whichever BSUID was folded first; nothing in them says whose they are.
 */
final class PersonResolver {

    /**
     * A new number or BSUID that was in use this long before somebody changed to it belonged to somebody else. Carriers
     * keep numbers idle for weeks; a message from the new number can precede the change by seconds to hours.
     */
    static final Duration CHANGE_SLACK = Duration.ofDays(1);

    private final FoldState state;
    private final ContactKeys keys;
    private final Portfolios portfolios;

    PersonResolver(FoldState state, ContactKeys keys, Portfolios portfolios) {
        this.state = state;
        this.keys = keys;
        this.portfolios = portfolios;
    }

    /** Every identity that can help to resolve this party, with other spellings of its number. */
    static List<Identity> candidates(Party party, String portfolio, Portfolios portfolios) {
        List<Identity> all = new ArrayList<>(4);
        if (party.bsuid() != null) {
            all.add(Identity.bsuid(portfolio, party.bsuid()));
        }
        if (party.parentBsuid() != null) {
            all.add(Identity.parentBsuid(portfolios.enterpriseOf(portfolio), party.parentBsuid()));
        }
        if (party.phone() != null) {
            all.add(Identity.phone(party.phone()));
            PhoneVariants.others(party.phone()).forEach(other -> all.add(Identity.phone(other)));
        }
        return all;
    }

    /** Who it is; a person never seen before is made. The party must not be anonymous. */
    PersonDraft seen(Party party, String portfolio, Instant at, long position) {
        PersonDraft person = resolve(party, portfolio, at, position);
        person.sighted(at, position);
        person.seen(party.profileName(), party.username(), at, position);
        person.knownAs(party.phone(), party.bsuid(), party.parentBsuid(), at, position);
        return person;
    }

    /** Somebody named by people, not by WhatsApp: recognised by it, but their spelling of the number ranks last. */
    PersonDraft named(Party party, String portfolio, Instant at, long position) {
        PersonDraft person = resolve(party, portfolio, at, position);
        person.sighted(at, position);
        person.knownAs(party.phone(), party.bsuid(), party.parentBsuid(), Instant.EPOCH, position);
        return person;
    }

    /** One person under an old and a new identity, whichever of the two is known. */
    PersonDraft changed(Party previous, Party current, String portfolio, Instant at, long position) {
        boolean nothingEarlier =
                firstSeen(previous, current, portfolio).map(at::isBefore).orElse(true);
        PersonDraft before = previous.anonymous() ? null : resolve(previous, portfolio, at, position);
        PersonDraft after = current.anonymous() ? null : successor(before, current, portfolio, at, position);
        PersonDraft person;
        if (before == null || after == null) {
            person = after == null ? before : after;
            if (person == null) {
                throw new IllegalArgumentException("a change of identity names nobody");
            }
        } else if (state.survivor(before.key).equals(after.key)) {
            person = after;
        } else {
            person = state.merge(before, after, position);
        }
        person.identityChanged(at, nothingEarlier, position);
        // What the old identity was is older than the change itself, so that the new one wins.
        person.knownAs(previous.phone(), previous.bsuid(), previous.parentBsuid(), at.minusMillis(1), position);
        person.knownAs(current.phone(), current.bsuid(), current.parentBsuid(), at, position);
        return person;
    }

    private PersonDraft successor(
            @Nullable PersonDraft before, Party current, String portfolio, Instant at, long position) {
        boolean phoneOnly = current.bsuid() == null && current.parentBsuid() == null;
        PersonDraft holder = phoneOnly && current.phone() != null ? state.owner(Identity.phone(current.phone())) : null;
        if (before != null
                && current.phone() != null
                && holder != null
                && holder != before
                && !holder.identities.stream().allMatch(i -> i.kind() == Identity.Kind.PHONE)
                && holder.firstSeenAt().isBefore(at.minus(CHANGE_SLACK))) {
            state.own(Identity.phone(current.phone()), before, position);
            before.flag(Person.FLAG_RECYCLED_NUMBER, position);
            return before;
        }
        return resolve(current, portfolio, at, position);
    }

    private Optional<Instant> firstSeen(Party previous, Party current, String portfolio) {
        return Stream.of(previous, current)
                .flatMap(party -> candidates(party, portfolio, portfolios).stream())
                .map(state::owner)
                .filter(Objects::nonNull)
                .map(PersonDraft::firstSeenAt)
                .min(Comparator.naturalOrder());
    }

    private PersonDraft resolve(Party party, String portfolio, Instant at, long position) {
        Identity bsuid = party.bsuid() == null ? null : Identity.bsuid(portfolio, party.bsuid());
        Identity parent = party.parentBsuid() == null
                ? null
                : Identity.parentBsuid(portfolios.enterpriseOf(portfolio), party.parentBsuid());
        PersonDraft person = bsuid == null ? null : state.owner(bsuid);
        PersonDraft byParent = parent == null ? null : state.owner(parent);
        if (byParent != null) {
            person = together(person, byParent, position);
        }
        String phone = party.phone();
        String strong = bsuid != null ? bsuid.value() : parent != null ? parent.value() : null;
        PersonDraft holder = phone == null ? null : holder(phone);
        boolean othersNumber = phone != null
                && strong != null
                && holder != null
                && holder != person
                && claimed(holder, phone, portfolio, strong);
        if (holder != null && !othersNumber) {
            person = together(person, holder, position);
        }
        if (person == null) {
            person = create(bsuid, parent, phone, at, position);
        }
        if (bsuid != null) {
            state.own(bsuid, person, position);
        }
        if (parent != null) {
            state.own(parent, person, position);
        }
        if (phone != null) {
            number(phone, person, othersNumber, at, position);
            if (strong != null) {
                state.own(Identity.phoneOf(portfolio, strong, phone), person, position);
            }
        }
        return person;
    }

    /** Of two people who share a number, the one seen with it last holds it; the other spelling is nobody else's. */
    private void number(String phone, PersonDraft person, boolean othersNumber, Instant at, long position) {
        Identity number = Identity.phone(phone);
        PersonDraft holder = othersNumber ? state.owner(number) : null;
        if (holder == null || holder == person) {
            state.own(number, person, position);
            return;
        }
        boolean stillHis = holder.waId() != null
                && holder.waId().value().equals(phone)
                && (holder.waId().at().isAfter(at)
                        || (holder.waId().at().equals(at) && holder.key.compareTo(person.key) > 0));
        if (stillHis) {
            holder.flag(Person.FLAG_RECYCLED_NUMBER, position);
        } else {
            state.own(number, person, position);
            person.flag(Person.FLAG_RECYCLED_NUMBER, position);
        }
    }

    private @Nullable PersonDraft holder(String phone) {
        PersonDraft exact = state.owner(Identity.phone(phone));
        if (exact != null) {
            return exact;
        }
        for (String other : PhoneVariants.others(phone)) {
            PersonDraft variant = state.owner(Identity.phone(other));
            if (variant != null) {
                return variant;
            }
        }
        return null;
    }

    /** The holder was seen with this number under another BSUID of the same portfolio. */
    private static boolean claimed(PersonDraft holder, String phone, String portfolio, String strong) {
        String own = portfolio + "/" + strong;
        return holder.identities.stream()
                .anyMatch(i -> i.kind() == Identity.Kind.PHONE_OF_BSUID
                        && i.scope().startsWith(portfolio + "/")
                        && !i.scope().equals(own)
                        && PhoneVariants.same(i.value(), phone));
    }

    private PersonDraft together(@Nullable PersonDraft person, PersonDraft other, long position) {
        if (person == null || person == other) {
            return other;
        }
        return state.merge(person, other, position);
    }

    private PersonDraft create(
            @Nullable Identity bsuid, @Nullable Identity parent, @Nullable String phone, Instant at, long position) {
        Identity first = bsuid != null ? bsuid : parent;
        if (first == null) {
            if (phone == null) {
                throw new IllegalArgumentException("nobody can be made of a party without any identity");
            }
            first = Identity.phone(phone);
        }
        var person = new PersonDraft(Person.firstSeen(keys.of(first), at), false);
        person.touch(position);
        state.people.put(person.key, person);
        return person;
    }
}
