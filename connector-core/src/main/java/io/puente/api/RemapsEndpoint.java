package io.puente.api;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Remaps;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.Concerned;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/remaps}: applying a version of a mapping to past conversations, once somebody has looked at what changes. */
@RestController
@RequestMapping("/api/remaps")
public class RemapsEndpoint {

    private static final int MOST = 10_000;

    private final Remaps remaps;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake called after a change set was applied, so that it begins at once */
    public RemapsEndpoint(Remaps remaps, Runnable wake, Clock clock) {
        this.remaps = remaps;
        this.wake = wake;
        this.clock = clock;
    }

    @GetMapping
    List<ChangeSet> list(
            @RequestParam(required = false) @Nullable String crm, @RequestParam(defaultValue = "100") int limit) {
        return remaps.list(crm == null ? null : new TargetId(crm), most(limit));
    }

    @GetMapping("/{id}")
    ChangeSet one(@PathVariable long id) {
        return remaps.find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no change set with the number " + id));
    }

    /** Keys of people with how many of their records would change. @param after key of the last one of the page before */
    @GetMapping("/{id}/people")
    List<Person> people(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        ChangeSet known = one(id);
        return remaps.people(known.id(), after == null ? null : new ContactKey(after), most(limit)).stream()
                .map(Person::of)
                .toList();
    }

    record Person(String contact, long records) {
        static Person of(Concerned concerned) {
            return new Person(concerned.contact().value(), concerned.records());
        }
    }

    @PostMapping("/{id}/apply")
    ChangeSet apply(@PathVariable long id, @Nullable Principal user) {
        ChangeSet set = remaps.apply(id, clock.instant(), name(user));
        wake.run();
        return set;
    }

    @DeleteMapping("/{id}")
    ChangeSet drop(@PathVariable long id, @Nullable Principal user) {
        return remaps.drop(id, clock.instant(), name(user));
    }

    private static int most(int limit) {
        return Math.min(Math.max(limit, 1), MOST);
    }

    private static String name(@Nullable Principal user) {
        return user == null ? "unknown" : user.getName();
    }
}
