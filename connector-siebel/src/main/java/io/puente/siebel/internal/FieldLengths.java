package io.puente.siebel.internal;

import io.puente.spi.Change;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many characters each field holds, described once per object and only when a text may grow. Thread-safe. */
final class FieldLengths {
    private final SiebelSchemaReader schema;
    private final EmojiPolicy emoji;
    private final Map<ObjectName, Map<String, Integer>> known = new ConcurrentHashMap<>();

    FieldLengths(SiebelSchemaReader schema, EmojiPolicy emoji) {
        this.schema = schema;
        this.emoji = emoji;
    }

    /** Empty if nothing of the changes can grow. */
    Map<String, Integer> of(ObjectName object, List<Change> changes) throws TargetFailure, InterruptedException {
        if (emoji != EmojiPolicy.DESCRIBE || changes.stream().noneMatch(FieldLengths::mayGrow)) {
            return Map.of();
        }
        Map<String, Integer> lengths = known.get(object);
        if (lengths == null) {
            lengths = schema.lengths(object);
            known.put(object, lengths);
        }
        return lengths;
    }

    private static boolean mayGrow(Change change) {
        return change.fields().values().stream()
                .anyMatch(value -> value instanceof FieldValue.Text text
                        && !EmojiText.apply(EmojiPolicy.STRIP, text.value(), () -> 0)
                                .equals(text.value()));
    }
}
