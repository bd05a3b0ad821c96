package io.puente.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes of one object type with no key twice; core keeps it within {@link Capabilities#maxBatch()}. */
public record ChangeBatch(ObjectName object, List<Change> changes) {

    /** @throws IllegalArgumentException if objects are mixed or a key occurs twice: a fault of ours, not of the data */
    public ChangeBatch {
        changes = List.copyOf(changes);
        Set<String> keys = new HashSet<>();
        for (Change change : changes) {
            if (!change.object().equals(object)) {
                throw new IllegalArgumentException("a batch of " + object + " holds a change of " + change.object());
            }
            if (!keys.add(change.key().value())) {
                throw new IllegalArgumentException("key " + change.key().value() + " occurs twice in one batch");
            }
        }
    }

    /** @throws IllegalArgumentException if the batch is larger than the connector allows */
    public void requireAtMost(int maxBatch) {
        if (changes.size() > maxBatch) {
            throw new IllegalArgumentException(
                    "a batch of " + changes.size() + " changes exceeds the connector's limit of " + maxBatch);
        }
    }
}
