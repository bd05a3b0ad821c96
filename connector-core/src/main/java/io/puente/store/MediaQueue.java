package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.MessageKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files to be fetched from WhatsApp before their id dies; a queue of its own that never delays messages. Thread-safe. */
public interface MediaQueue {

    List<Item> due(Instant now, int limit);

    /**
     * @param path relative to the media folder
     * @return false if nobody waits for the file any more because the person was erased: it must not stay
     */
    boolean stored(MessageKey message, String path, long bytes, Instant at);

    /** @param nextTry null if it is lost for good */
    void failed(MessageKey message, String reason, int attempts, @Nullable Instant nextTry, Instant at);

    List<Item> byContact(ContactKey contact);

    Counts counts();

    record Counts(long waiting, long stored, long lost) {}

    /** @param path set once stored; {@code lastReason} why the last try failed */
    record Item(
            CanonicalStore.MediaTask task,
            State state,
            int attempts,
            @Nullable String path,
            @Nullable String lastReason,
            @Nullable Instant nextTry) {}

    enum State {
        WAITING,
        STORED,
        LOST
    }
}
