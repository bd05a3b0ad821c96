package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Dated;
import io.puente.model.Identity;
import io.puente.model.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A person while a batch is folded. Every change is a join, so that the order of events does not matter. */
final class PersonDraft {

    final ContactKey key;
    /** Known to the store before this batch. */
    final boolean stored;

    final Set<Identity> identities = new HashSet<>();
    /** Position of the last change a CRM could see, 0 if there was none in this batch. */
    long revision;
    /** Something changed, if only the moment up to which a value is known to be true. */
    boolean changed;

    private @Nullable Dated profileName;
    private @Nullable Dated username;
    private @Nullable Dated waId;
    private @Nullable Dated bsuid;
    private @Nullable Dated parentBsuid;
    private Instant firstSeenAt;
    private final Set<String> flags = new TreeSet<>();

    PersonDraft(Person person, boolean stored) {
        this.key = person.key();
        this.stored = stored;
        this.profileName = person.profileName();
        this.username = person.username();
        this.waId = person.waId();
        this.bsuid = person.bsuid();
        this.parentBsuid = person.parentBsuid();
        this.firstSeenAt = person.firstSeenAt();
        this.flags.addAll(person.flags());
    }

    /** The newest phone number and when it was true. */
    @Nullable
    Dated waId() {
        return waId;
    }

    Instant firstSeenAt() {
        return firstSeenAt;
    }

    void touch(long position) {
        revision = Math.max(revision, position);
        changed = true;
    }

    void seen(@Nullable String name, @Nullable String user, Instant at, long position) {
        join(
                new Person(key, dated(name, at), dated(user, at), null, null, null, firstSeenAt, null, Set.of()),
                position);
    }

    void knownAs(
            @Nullable String phone, @Nullable String bsuidValue, @Nullable String parent, Instant at, long position) {
        join(
                new Person(
                        key,
                        null,
                        null,
                        dated(phone, at),
                        dated(bsuidValue, at),
                        dated(parent, at),
                        firstSeenAt,
                        null,
                        Set.of()),
                position);
    }

    void flag(String flag, long position) {
        if (flags.add(flag)) {
            touch(position);
        }
    }

    /**
     * Somebody saw this person at that moment. A change of identity whose predecessor shows up later is no longer one
     * with an unknown predecessor.
     */
    void sighted(Instant at, long position) {
        if (!at.isAfter(firstSeenAt)) {
            if (flags.remove(Person.FLAG_UNKNOWN_PREDECESSOR) || at.isBefore(firstSeenAt)) {
                touch(position);
            }
            firstSeenAt = at;
        }
    }

    /** A change of identity at that moment; without anything earlier the predecessor is unknown. */
    void identityChanged(Instant at, boolean nothingEarlier, long position) {
        flag(Person.FLAG_IDENTITY_CHANGED, position);
        if (nothingEarlier) {
            flag(Person.FLAG_UNKNOWN_PREDECESSOR, position);
            firstSeenAt = at;
            touch(position);
        }
    }

    /** Takes over everything the other one knows. */
    void absorb(PersonDraft other, long position) {
        Person person = other.toPerson();
        join(person, position);
        boolean unknownHere = flags.contains(Person.FLAG_UNKNOWN_PREDECESSOR);
        boolean unknownThere = other.flags.contains(Person.FLAG_UNKNOWN_PREDECESSOR);
        int order = firstSeenAt.compareTo(other.firstSeenAt);
        boolean unknown = order == 0 ? unknownHere && unknownThere : order < 0 ? unknownHere : unknownThere;
        flags.addAll(other.flags);
        if (!unknown) {
            flags.remove(Person.FLAG_UNKNOWN_PREDECESSOR);
        }
        if (order > 0) {
            firstSeenAt = other.firstSeenAt;
        }
        identities.addAll(other.identities);
        touch(Math.max(position, other.revision));
    }

    Person toPerson() {
        return new Person(key, profileName, username, waId, bsuid, parentBsuid, firstSeenAt, null, flags);
    }

    private void join(Person other, long position) {
        Dated newName = Dated.newest(profileName, other.profileName());
        Dated newUser = Dated.newest(username, other.username());
        Dated newWaId = Dated.newest(waId, other.waId());
        Dated newBsuid = Dated.newest(bsuid, other.bsuid());
        Dated newParent = Dated.newest(parentBsuid, other.parentBsuid());
        boolean newer = !(Objects.equals(newName, profileName)
                && Objects.equals(newUser, username)
                && Objects.equals(newWaId, waId)
                && Objects.equals(newBsuid, bsuid)
                && Objects.equals(newParent, parentBsuid));
        changed |= newer;
        if (newer
                && !(sameValue(newName, profileName)
                        && sameValue(newUser, username)
                        && sameValue(newWaId, waId)
                        && sameValue(newBsuid, bsuid)
                        && sameValue(newParent, parentBsuid))) {
            touch(position);
        }
        profileName = newName;
        username = newUser;
        waId = newWaId;
        bsuid = newBsuid;
        parentBsuid = newParent;
    }

    private static boolean sameValue(@Nullable Dated a, @Nullable Dated b) {
        return a == null || b == null ? a == b : a.value().equals(b.value());
    }

    private static @Nullable Dated dated(@Nullable String value, Instant at) {
        return value == null || value.isEmpty() ? null : new Dated(value, at);
    }
}
