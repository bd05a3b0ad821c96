package io.puente.media;

import io.puente.media.MediaFailure.Kind;
import io.puente.media.MediaFailure.Next;
import io.puente.media.MediaSource.Resolved;
import io.puente.model.MediaRef;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one file: by the webhook's address while that is fresh, else by its id; checks size and hash, keeps it, and tells
 * the queue what became of it. Thread-safe for different messages.
 */
public final class MediaFetcher {
    /** Source: Cloud API, media; also of the address inside the webhook. */
    static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(MediaFetcher.class);

    private final MediaSource source;
    private final MediaQueue queue;
    private final MediaFiles files;
    private final long maxBytes;
    private final Clock clock;
    private final RetryPace pace;

    /** @param maxBytes of one file; WhatsApp's own limit is 100 MB */
    public MediaFetcher(
            MediaSource source,
            MediaQueue queue,
            MediaFiles files,
            long maxBytes,
            Clock clock,
            RandomGenerator chance) {
        this.source = source;
        this.queue = queue;
        this.files = files;
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.pace = new RetryPace(chance);
    }

    /**
     * One attempt. The queue knows its outcome when this returns.
     *
     * @throws InterruptedException then the file stays as it was
     */
    public FetchResult fetch(MediaQueue.Item item) throws InterruptedException {
        MediaTask task = item.task();
        try {
            keep(task, item.attempts() == 0);
            return FetchResult.STORED;
        } catch (MediaFailure failure) {
            return failed(item, failure);
        } catch (RuntimeException e) {
            // Its message may hold an address.
            log.error(
                    "Fetching the file of message {} failed: {}",
                    task.message(),
                    e.getClass().getName());
            log.debug("Details", e);
            return failed(
                    item,
                    new MediaFailure(
                            Kind.UNEXPECTED, "Internal error: " + e.getClass().getSimpleName()));
        }
    }

    private void keep(MediaTask task, boolean firstTry) throws MediaFailure, InterruptedException {
        MediaRef media = task.media();
        String url = media.url();
        String id = media.mediaId();
        boolean fresh = clock.instant().isBefore(task.receivedAt().plus(ADDRESS_LIFE));
        if (url != null && fresh && (firstTry || id == null)) {
            try {
                download(task, new Resolved(address(url), null, null, -1));
                return;
            } catch (MediaFailure failure) {
                if (id == null || !failure.kind().fresherAddressMayHelp()) {
                    throw failure;
                }
            }
        }
        if (id == null) {
            throw new MediaFailure(
                    Kind.NOT_AVAILABLE,
                    url == null ? "WhatsApp named no file" : "The address has expired and WhatsApp named no id");
        }
        download(task, source.resolve(id, task.numberId()));
    }

    private void download(MediaTask task, Resolved from) throws MediaFailure, InterruptedException {
        MediaRef media = task.media();
        // The webhook's hash is under its signature; the other one is only as good as its answer.
        String expected = media.sha256() != null ? media.sha256() : from.sha256();
        String mimeType = media.mimeType() != null ? media.mimeType() : from.mimeType();
        try (IncomingFile file = files.begin(task.contact(), task.message(), maxBytes)) {
            if (from.bytes() > maxBytes) {
                throw IncomingFile.tooLarge(maxBytes);
            }
            source.download(from.address(), file::receive);
            check(expected, file.hash(), from.bytes(), file.bytes());
            String path = files.keep(file, task.contact(), task.message(), FileType.extension(mimeType));
            if (!queue.stored(task.message(), path, file.bytes(), clock.instant())) {
                // The person was erased while the file came in.
                files.remove(path);
            }
        } catch (IOException e) {
            throw MediaFiles.disk(e);
        }
    }

    private static void check(@Nullable String expected, String hash, long told, long received) throws MediaFailure {
        if (expected != null && !expected.equalsIgnoreCase(hash)) {
            throw new MediaFailure(Kind.WRONG_CONTENT, "What arrived is not the file that was sent (hash differs)");
        }
        if (expected == null && told >= 0 && told != received) {
            throw new MediaFailure(Kind.WRONG_CONTENT, "What arrived has another size than WhatsApp told");
        }
    }

    private static URI address(String url) throws MediaFailure {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new MediaFailure(Kind.ADDRESS_DEAD, "The address in the webhook is none");
        }
    }

    private FetchResult failed(MediaQueue.Item item, MediaFailure failure) {
        MediaTask task = item.task();
        Instant now = clock.instant();
        int attempts = item.attempts() + 1;
        boolean over = RetryPace.over(task.receivedAt(), now);
        if (over || failure.kind().next() == Next.GIVE_UP) {
            String reason = failure.reason() + (over ? "; WhatsApp keeps files for 7 days, which are over" : "");
            log.warn("The file of message {} is lost: {}", task.message(), reason);
            queue.failed(task.message(), reason, attempts, null, now);
            return new FetchResult(MediaQueue.State.LOST, failure);
        }
        log.debug("The file of message {} waits: {}", task.message(), failure.kind());
        Instant next = pace.next(failure, attempts, task.receivedAt(), now);
        queue.failed(task.message(), failure.reason(), attempts, next, now);
        return new FetchResult(MediaQueue.State.WAITING, failure);
    }
}
