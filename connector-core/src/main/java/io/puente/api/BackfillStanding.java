package io.puente.api;

import io.puente.store.Backfill;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the filling of a CRM with the history is.
 *
 * @param state running, waiting (the CRM does not take it now, or its allowance is kept for what happens now) or done
 * @param people whom it concerns; an estimate while it is running
 * @param done of them
 * @param perMinute people, on average since it began
 */
public record BackfillStanding(
        String state, Instant began, @Nullable Instant ended, long people, long done, long perMinute) {

    static BackfillStanding of(Backfill.Progress progress, boolean flows, Instant now) {
        Instant until = progress.ended() == null ? now : progress.ended();
        long millis = Math.max(1, Duration.between(progress.began(), until).toMillis());
        return new BackfillStanding(
                progress.ended() != null ? "done" : flows ? "running" : "waiting",
                progress.began(),
                progress.ended(),
                progress.people(),
                progress.done(),
                progress.done() * 60_000 / millis);
    }
}
