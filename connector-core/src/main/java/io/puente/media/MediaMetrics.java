package io.puente.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.puente.store.MediaQueue;
import java.util.Locale;

/**
 * Meters of the files: {@code puente.media.fetched}, {@code puente.media.failed} and {@code puente.media.lost} by reason
 * (attempts and files), {@code puente.media.waiting} (files, now). Thread-safe.
 */
final class MediaMetrics {
    private final MeterRegistry registry;
    private final Counter fetched;

    MediaMetrics(MeterRegistry registry, MediaQueue queue) {
        this.registry = registry;
        this.fetched = Counter.builder("puente.media.fetched")
                .description("Files fetched from WhatsApp")
                .register(registry);
        Gauge.builder("puente.media.waiting", queue, q -> q.counts().waiting())
                .description("Files not fetched yet")
                .register(registry);
    }

    void count(FetchResult result) {
        MediaFailure failure = result.failure();
        if (failure == null) {
            fetched.increment();
            return;
        }
        String reason = failure.kind().name().toLowerCase(Locale.ROOT);
        registry.counter("puente.media.failed", "reason", reason).increment();
        if (result.state() == MediaQueue.State.LOST) {
            registry.counter("puente.media.lost", "reason", reason).increment();
        }
    }
}
