package io.puente.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.puente.model.ContactKey;
import io.puente.store.RecentPeople.Recent;
import io.puente.store.RehearsalStandings.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far a rehearsal is, together with the people chosen for it, and goes on with one that was interrupted. One that
 * looks at all its people at once is not kept. Not thread-safe.
 */
final class Keeping {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What another build wrote is no half of ours.
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Characters, for each of which so many another portion is done before it is kept again. */
    private static final int LARGE = 1_000_000;

    private final RehearsalRequest request;
    private final @Nullable String id;
    private final Recent people;
    private final SoFar from;
    private final Beginning beginning;
    private final int portion;
    private int kept;
    private int next;

    private Keeping(
            RehearsalRequest request,
            @Nullable String id,
            Recent people,
            SoFar from,
            Beginning beginning,
            int portion) {
        this.request = request;
        this.id = id;
        this.people = people;
        this.from = from;
        this.beginning = beginning;
        this.portion = portion;
        this.kept = id == null ? -1 : from.people();
    }

    /** What never changes while it lasts. */
    private record Chosen(Subject subject, List<String> contacts, int conversations) {}

    /** @param portion people looked at at once */
    static Keeping open(RehearsalRequest request, Metadata metadata, int portion) {
        Resumption resumption = request.resumption();
        if (resumption == null) {
            Recent people = newest(request);
            return new Keeping(request, null, people, SoFar.NOTHING, anew(people, null), portion);
        }
        Subject subject = Subject.of(request, metadata, resumption.numbers());
        Standing before = resumption.standings().find(request.crm()).orElse(null);
        if (before == null || resumption.anew()) {
            return begin(request, resumption, subject, portion, null);
        }
        try {
            Chosen chosen = JSON.readValue(before.subject(), Chosen.class);
            SoFar from = JSON.readValue(before.progress(), SoFar.class);
            boolean old = before.begunAt().isBefore(oldest(request, resumption));
            String because = old ? "the interrupted one is too old by now" : subject.since(chosen.subject);
            return because == null
                    ? goOn(request, before, chosen, from, portion)
                    : begin(request, resumption, subject, portion, because);
        } catch (JsonProcessingException e) {
            // Without its message: the text holds customers' values.
            return begin(request, resumption, subject, portion, Subject.OTHER_BUILD);
        }
    }

    private static Instant oldest(RehearsalRequest request, Resumption resumption) {
        return request.yielding().clock().instant().minus(resumption.within());
    }

    private static Recent newest(RehearsalRequest request) {
        return request.people().newest(request.bound(), request.limits().conversations());
    }

    private static Beginning anew(Recent people, @Nullable String because) {
        return new Beginning(null, 0, people.contacts().size(), because);
    }

    private static Keeping goOn(RehearsalRequest request, Standing before, Chosen chosen, SoFar from, int portion) {
        var people = new Recent(chosen.contacts.stream().map(ContactKey::new).toList(), chosen.conversations);
        var beginning =
                new Beginning(before.begunAt(), from.people(), people.contacts().size(), null);
        return new Keeping(request, before.id(), people, from, beginning, portion);
    }

    private static Keeping begin(
            RehearsalRequest request, Resumption resumption, Subject subject, int portion, @Nullable String because) {
        resumption.standings().dropBefore(oldest(request, resumption));
        Recent people = newest(request);
        if (people.contacts().size() <= portion) {
            return new Keeping(request, null, people, SoFar.NOTHING, anew(people, null), portion);
        }
        String id = UUID.randomUUID().toString();
        var contacts = people.contacts().stream().map(ContactKey::value).toList();
        // Before anybody is looked at: an erasure from here on finds it, and drops it.
        resumption
                .standings()
                .begin(
                        request.crm(),
                        new Standing(
                                id,
                                request.yielding().clock().instant(),
                                write(new Chosen(subject, contacts, people.conversations())),
                                write(SoFar.NOTHING)));
        return new Keeping(request, id, people, SoFar.NOTHING, anew(people, because), portion);
    }

    Recent people() {
        return people;
    }

    SoFar from() {
        return from;
    }

    Beginning beginning() {
        return beginning;
    }

    /** People after whom this rehearsal would go on; -1 if it would begin anew. */
    int kept() {
        return kept;
    }

    /** To be called after each portion; one that lists very much is kept more seldom. */
    void keep(SoFar soFar) {
        Resumption resumption = request.resumption();
        if (kept >= 0 && soFar.people() >= next && id != null && resumption != null) {
            String document = write(soFar);
            kept = resumption.standings().keep(request.crm(), id, document) ? soFar.people() : -1;
            next = soFar.people() + portion * (1 + document.length() / LARGE);
        }
    }

    /** It is done: nothing of it stays. */
    void end() {
        Resumption resumption = request.resumption();
        if (id != null && resumption != null) {
            resumption.standings().end(request.crm(), id);
        }
    }

    private static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("how far a rehearsal is cannot be written as JSON", e);
        }
    }
}
