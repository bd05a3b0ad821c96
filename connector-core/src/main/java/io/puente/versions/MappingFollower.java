package io.puente.versions;

import io.puente.mapping.MappingProblems;
import io.puente.model.TargetId;
import io.puente.store.MappingVersions;
import io.puente.store.MappingVersions.Activation;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this process follow the versions that are active in the store, whoever activated them: an operator here, the
 * command line, another node. A delivery under way ends with the version it began with. Thread-safe.
 */
public final class MappingFollower {

    private static final Logger log = LoggerFactory.getLogger(MappingFollower.class);

    private final MappingVersions versions;
    private final MappingActivation activation;
    private final Map<TargetId, ActiveMapping> followed = new ConcurrentHashMap<>();
    /** Versions that could not be read, so that it is said once. */
    private final Map<TargetId, String> unreadable = new TreeMap<>();

    public MappingFollower(MappingVersions versions, MappingActivation activation) {
        this.versions = versions;
        this.activation = activation;
    }

    public void add(ActiveMapping mapping) {
        followed.put(mapping.target(), mapping);
    }

    /** Looks once: one query for all CRMs. A version that this build cannot read is not followed. */
    public synchronized void look() {
        Map<TargetId, Activation> active = versions.active();
        followed.forEach((target, mapping) -> {
            Activation now = active.get(target);
            if (now != null && !now.version().equals(mapping.get().version())) {
                follow(mapping, now);
            }
        });
    }

    private void follow(ActiveMapping mapping, Activation now) {
        TargetId target = mapping.target();
        if (now.version().equals(unreadable.get(target))) {
            return;
        }
        try {
            String before = mapping.get().version();
            mapping.follow(activation.stored(target, mapping.crm(), now.version()));
            unreadable.remove(target);
            log.info("{} is written by mapping version {} from now on, before by {}", target, now.version(), before);
        } catch (MappingProblems e) {
            unreadable.put(target, now.version());
            log.error(
                    "{} stays with mapping version {}; {} cannot be read by this build:\n{}",
                    target,
                    mapping.get().version(),
                    now.version(),
                    e.getMessage());
        }
    }
}
