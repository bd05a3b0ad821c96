package io.puente.drift;

import io.puente.mapping.FieldNeed;
import io.puente.mapping.MappingFile;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One CRM's descriptions, believed for a while. An object that is not there is asked for again each time: an
 * administrator may be installing it right now. Two callers at once may both ask the CRM. Thread-safe.
 */
public final class MetadataCache {

    private record Aged(ObjectSchema object, Instant readAt) {}

    private final Supplier<Optional<SchemaReader>> source;
    private final Duration maxAge;
    private final Clock clock;
    private final Map<ObjectName, Aged> known = new ConcurrentHashMap<>();

    /** @param source empty if the CRM does not describe itself */
    public MetadataCache(Supplier<Optional<SchemaReader>> source, Duration maxAge, Clock clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** False if the CRM does not describe its fields; then nothing can be read. */
    public boolean possible() {
        return source.get().isPresent();
    }

    /**
     * Descriptions of all objects that the file writes.
     *
     * @param fresh read from the CRM now, whatever is known
     * @throws IllegalStateException if the CRM does not describe its fields
     */
    public Metadata of(MappingFile file, boolean fresh) throws TargetFailure, InterruptedException {
        var objects = new TreeSet<ObjectName>();
        for (FieldNeed need : file.needs()) {
            objects.add(need.writes());
        }
        return of(objects, fresh);
    }

    /** As {@link #of(MappingFile, boolean)}, of some objects. */
    public Metadata of(Collection<ObjectName> objects, boolean fresh) throws TargetFailure, InterruptedException {
        SchemaReader reader =
                source.get().orElseThrow(() -> new IllegalStateException("this CRM does not describe its fields"));
        Map<ObjectName, ObjectSchema> found = new HashMap<>();
        Instant oldest = clock.instant();
        for (ObjectName object : objects) {
            Aged aged = fresh ? null : known.get(object);
            if (aged == null || !aged.readAt().plus(maxAge).isAfter(clock.instant())) {
                aged = read(reader, object);
            }
            if (aged != null) {
                found.put(object, aged.object());
                oldest = aged.readAt().isBefore(oldest) ? aged.readAt() : oldest;
            }
        }
        return new Metadata(oldest, reader, found);
    }

    private @Nullable Aged read(SchemaReader reader, ObjectName object) throws TargetFailure, InterruptedException {
        // The connector may have kept it too, and then this reading would only look new.
        reader.forget(object);
        Instant before = clock.instant();
        Optional<ObjectSchema> described = reader.describe(object);
        if (described.isEmpty()) {
            known.remove(object);
            return null;
        }
        var aged = new Aged(described.get(), before);
        known.put(object, aged);
        return aged;
    }
}
