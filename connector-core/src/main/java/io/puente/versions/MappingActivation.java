package io.puente.versions;

import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.mapping.MappingSource;
import io.puente.model.TargetId;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import io.puente.store.MappingVersions;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.MappingVersions.Content;
import io.puente.store.MappingVersions.Known;
import io.puente.store.MappingVersions.Layer;
import io.puente.store.MappingVersions.Started;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Activates versions of mappings and rolls them back. What it does is done once it is in the store: every delivery that
 * begins later, in whatever process, follows it, see {@link MappingFollower}. Thread-safe.
 */
public final class MappingActivation {

    private static final Logger log = LoggerFactory.getLogger(MappingActivation.class);

    private final MappingVersions versions;
    private final Clock clock;

    public MappingActivation(MappingVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * A wish to activate.
     *
     * @param configured the file is the one that the settings name, as it is now
     * @param force also if the CRM would not take what it writes
     * @param by who wants it
     */
    public record Wish(TargetId target, MappingFile file, boolean configured, boolean force, String by) {}

    /**
     * Activates a version once the CRM, as it is now, would take everything it writes. One that is active already stays.
     *
     * @param schema the CRM's own description; empty if it gives none, and then nothing is checked
     * @throws ActivationRefused with all problems
     * @throws TargetFailure if the CRM cannot be asked
     */
    public Activation activate(Wish wish, Optional<? extends SchemaReader> schema)
            throws ActivationRefused, TargetFailure, InterruptedException {
        if (schema.isPresent() && !wish.force()) {
            List<MappingProblem> problems = MappingCheck.check(wish.file(), schema.get());
            if (!problems.isEmpty()) {
                throw new ActivationRefused(problems);
            }
        }
        return versions.activate(wish.target(), content(wish.file()), wish.configured(), clock.instant(), wish.by());
    }

    /**
     * Goes back to an earlier version; without asking the CRM, as it must work when nothing else does.
     *
     * @param crm the type of CRM
     * @param version null for the one before the active one; once more goes further back
     * @throws IllegalArgumentException if there is none, or it is not known
     * @throws MappingProblems if this build cannot read it any more
     */
    public Activation rollBack(TargetId target, String crm, @Nullable String version, String by) {
        String to = version == null
                ? versions.previous(target)
                        .orElseThrow(() -> new IllegalArgumentException("there is no version of " + target
                                + "'s mapping before the active one; name the one to go to"))
                : version;
        stored(target, crm, to);
        return versions.rollBack(target, to, clock.instant(), by);
    }

    /**
     * A version that was kept, read again.
     *
     * @param crm the type of CRM
     * @throws IllegalArgumentException if it is not known
     * @throws MappingProblems if this build cannot read it any more
     */
    public MappingFile stored(TargetId target, String crm, String version) {
        Content content = versions.content(target, version)
                .orElseThrow(() -> new IllegalArgumentException(target + " has no mapping version '" + version
                        + "'; there are "
                        + versions(target).stream().map(Known::version).collect(Collectors.joining(", "))));
        return source(content).read(crm);
    }

    /** The version that counts, in the store; empty if no gateway ever started with this CRM. */
    public Optional<Activation> active(TargetId target) {
        return versions.active(target);
    }

    /** Newest first. */
    public List<Known> versions(TargetId target) {
        return versions.known(target);
    }

    /** Newest first. */
    public List<Activation> history(TargetId target, int limit) {
        return versions.activations(target, limit);
    }

    /**
     * What a gateway that starts delivers with: the configured file if it is another one than before, otherwise what was
     * active when the last one stopped.
     *
     * @param crm the type of CRM
     * @param node this process
     * @throws MappingProblems if the version that was active cannot be read by this build
     */
    public ActiveMapping start(TargetId target, String crm, MappingFile configured, String node) {
        Started started = versions.start(target, content(configured), clock.instant(), node);
        String active = started.active().version();
        if (active.equals(configured.mapping().version())) {
            log.info(
                    "{} is written by mapping version {} of {}{}",
                    target,
                    active,
                    configured.name(),
                    started.changed() ? ", which is new" : "");
            return new ActiveMapping(target, crm, configured);
        }
        MappingFile file = stored(target, crm, active);
        log.info(
                "{} is written by mapping version {} of {}, active since {}; the configured file is version {}",
                target,
                active,
                file.name(),
                started.active().at(),
                configured.mapping().version());
        return new ActiveMapping(target, crm, file);
    }

    private static Content content(MappingFile file) {
        MappingSource source = file.source();
        return new Content(
                file.mapping().version(),
                source.fileName(),
                source.text(),
                source.layers().entrySet().stream()
                        .collect(Collectors.toMap(
                                layer -> layer.getKey(),
                                layer -> new Layer(
                                        layer.getValue().fileName(),
                                        layer.getValue().text()))));
    }

    private static MappingSource source(Content content) {
        return new MappingSource(
                content.fileName(),
                content.text(),
                content.layers().entrySet().stream()
                        .collect(Collectors.toMap(
                                layer -> layer.getKey(),
                                layer -> new MappingSource.LayerText(
                                        layer.getValue().fileName(),
                                        layer.getValue().text()))));
    }
}
