package io.puente.media;

import io.puente.store.MediaQueue;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one attempt. */
public record FetchResult(MediaQueue.State state, @Nullable MediaFailure failure) {
    static final FetchResult STORED = new FetchResult(MediaQueue.State.STORED, null);

    /** How long no file at all should be asked for; empty for no pause. */
    Optional<Duration> hold() {
        return Optional.ofNullable(failure)
                .filter(why -> why.kind().next() == MediaFailure.Next.HOLD_ALL)
                .map(RetryPace::hold);
    }
}
