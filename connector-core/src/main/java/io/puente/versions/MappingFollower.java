package io.puente.versions;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingProblems;
import io.puente.model.TargetId;
import io.puente.store.MappingVersions.Activation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this process follow the versions that are active in the store, whoever activated them: an operator here, the
 * command line, another node. A delivery asks for the {@link #current} one as it begins, and ends with it; for all that
 * does not ask, somebody must {@link #look} from time to time. Thread-safe.
 */
public final class MappingFollower {

    private static final Logger log = LoggerFactory.getLogger(MappingFollower.class);

    private final MappingActivation activation;
    private final Map<TargetId, ActiveMapping> followed = new ConcurrentHashMap<>();
    /** Versions that could not be read, so that it is said once. */
    private final Map<TargetId, String> unreadable = new ConcurrentHashMap<>();

    public MappingFollower(MappingActivation activation) {
        this.activation = activation;
    }

    public void add(ActiveMapping mapping) {
        followed.put(mapping.target(), mapping);
    }

    /** Looks at all CRMs once. A version that this build cannot read is not followed. */
    public void look() {
        followed.values().forEach(this::current);
    }

    /**
     * What counts for one CRM by now: whatever was activated before this call is followed first. One look-up by key where
     * nothing was activated.
     */
    public CrmMapping current(ActiveMapping mapping) {
        // Of two who look at one time, the one who read first must not have the last word.
        synchronized (mapping) {
            Optional<Activation> now = activation.active(mapping.target());
            if (now.isPresent() && !now.get().version().equals(mapping.get().version())) {
                follow(mapping, now.get());
            }
            return mapping.get();
        }
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
