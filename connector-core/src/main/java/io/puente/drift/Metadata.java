package io.puente.drift;

import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Descriptions of some objects, all of them asked for. Immutable.
 *
 * @param readAt when the oldest of them was read from the CRM
 * @param source the reader of the CRM, which knows how values arrive there
 * @param objects those that our user sees; others are missing
 */
public record Metadata(Instant readAt, SchemaReader source, Map<ObjectName, ObjectSchema> objects)
        implements SchemaReader {

    public Metadata {
        objects = Map.copyOf(objects);
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) {
        return Optional.ofNullable(objects.get(object));
    }

    @Override
    public Optional<String> taken(FieldSchema field, FieldValue value) {
        return source.taken(field, value);
    }

    @Override
    public boolean refusesReadOnly(FieldSchema field) {
        return source.refusesReadOnly(field);
    }
}
