package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applying a version of a mapping to what was written before it: a change set names the people whose records would change,
 * somebody looks at it, and applying it makes deliveries compare exactly these people again. Advances, like a
 * {@link Backfill} and after it, only while the CRM has nothing else to do and while the set's version is the active one and the one that this process writes by.
 * Thread-safe.
 */
public interface Remaps {

    /** Where a change set stands. */
    enum State {
        /** To be looked at. */
        PROPOSED,
        /** Under way; it waits while another version is active. */
        APPLYING,
        /** Everybody is written. */
        DONE,
        /** Not wanted; of one that was under way, nobody further is looked at. */
        DROPPED
    }

    /** @param records of this person that would change */
    record Concerned(ContactKey contact, long records) {}

    /**
     * One change set.
     *
     * @param by who made it
     * @param people whom it concerns
     * @param records that would change
     * @param done people written, compared or taken over by live traffic
     * @param decidedAt when it was applied or dropped
     */
    record ChangeSet(
            long id,
            TargetId target,
            String version,
            Instant madeAt,
            String by,
            State state,
            long people,
            long records,
            long done,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable Instant endedAt) {}

    /**
     * Keeps a change set for review; writes nothing to the CRM.
     *
     * @param version need not be active, nor known yet
     * @param people each at most once
     */
    ChangeSet propose(TargetId target, String version, Collection<Concerned> people, Instant at, String by);

    Optional<ChangeSet> find(long id);

    /** Newest first. @param target null for every CRM */
    List<ChangeSet> list(@Nullable TargetId target, int limit);

    /** In the order of their keys; of a dropped set nobody. @param after null to begin */
    List<Concerned> people(long id, @Nullable ContactKey after, int limit);

    /**
     * Begins; a second time does nothing.
     *
     * @throws IllegalArgumentException if there is none
     * @throws RemapRefused if it was dropped or done, or its version is not the active one
     */
    ChangeSet apply(long id, Instant at, String by);

    /**
     * @throws IllegalArgumentException if there is none
     * @throws RemapRefused if it is done
     */
    ChangeSet drop(long id, Instant at, String by);

    /**
     * The work on the change sets of one version.
     *
     * @param version by which this process writes now, asked each time: people are marked only for a set of this version,
     *     since deliveries by another one would find nothing to change
     */
    Backlog writtenBy(Supplier<String> version);
}
