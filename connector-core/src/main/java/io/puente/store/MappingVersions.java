package io.puente.store;

import io.puente.model.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions of each CRM's mapping with everything needed to read them again, and which of them is active. Activations
 * are only added, the last one counts. Thread-safe, and safe over several processes.
 */
public interface MappingVersions {

    /**
     * The texts of one version.
     *
     * @param version hash of what they say
     * @param fileName of the top file
     * @param layers files below it, by the name that stands under {@code extends}
     */
    record Content(String version, String fileName, String text, Map<String, Layer> layers) {
        public Content {
            layers = Map.copyOf(layers);
        }
    }

    /** A file below the top one. */
    record Layer(String fileName, String text) {}

    /** Why a version became active. */
    enum Source {
        /** The configured file was another one than before when a process started. */
        START,
        COMMAND,
        ROLLBACK
    }

    /**
     * One activation.
     *
     * @param number from 1, per CRM
     * @param by who wanted it
     */
    record Activation(long number, String version, Instant at, Source source, String by) {}

    /** @param lastActive when it was last activated; null if it never was */
    record Known(
            String version,
            String fileName,
            Instant firstSeen,
            @Nullable Instant lastActive,
            boolean active) {}

    /** What {@link #start} found. @param changed the configured file is another one than before and was activated */
    record Started(Activation active, boolean changed) {}

    /**
     * Keeps the configured file of a CRM; activates it if it is not the one it was when it was last looked at, or if nothing
     * is active. Otherwise what was active stays: a roll-back or a command outlasts a restart.
     */
    Started start(TargetId target, Content configured, Instant at, String by);

    /**
     * Keeps and activates a version; if it is active already nothing is added.
     *
     * @param configured it is the configured file as it is now, which a later start shall not take for a new one
     */
    Activation activate(TargetId target, Content content, boolean configured, Instant at, String by);

    /**
     * The version that a roll-back goes to: a roll-back undoes the activation that counts now, a further one the activation
     * before that.
     */
    Optional<String> previous(TargetId target);

    /**
     * Goes back to a version; if it is active already nothing is added.
     *
     * @throws IllegalArgumentException if it is not known
     */
    Activation rollBack(TargetId target, String version, Instant at, String by);

    Optional<Content> content(TargetId target, String version);

    /** The one that counts. Cheap: asked for before each batch of deliveries. */
    Optional<Activation> active(TargetId target);

    /** Newest first. */
    List<Known> known(TargetId target);

    /** Newest first. */
    List<Activation> activations(TargetId target, int limit);
}
