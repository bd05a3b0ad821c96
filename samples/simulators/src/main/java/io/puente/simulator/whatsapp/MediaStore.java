package io.puente.simulator.whatsapp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The platform's files: ids that die and links that die sooner, by the simulator's clock. Thread-safe. */
final class MediaStore {
    static final Duration FROM_CUSTOMER = Duration.ofDays(7);
    static final Duration UPLOADED = Duration.ofDays(30);
    static final Duration LINK = Duration.ofMinutes(5);
    static final String PATH = "/whatsapp_business/attachments/";

    private final Map<String, MediaItem> items = new LinkedHashMap<>();
    private final Clock clock;
    private final Ids ids;
    private final Supplier<String> base;
    private final String linkSecret;

    /** @param base start of links, known only when the server runs */
    MediaStore(Clock clock, Ids ids, Supplier<String> base) {
        this.clock = clock;
        this.ids = ids;
        this.base = base;
        this.linkSecret = ids.trace();
    }

    synchronized MediaItem add(String mimeType, byte[] bytes, Duration life) {
        Instant now = clock.instant();
        items.values().removeIf(item -> !item.until().isAfter(now));
        MediaItem item = new MediaItem(String.valueOf(ids.number()), mimeType, bytes, now.plus(life));
        items.put(item.id(), item);
        return item;
    }

    synchronized Optional<MediaItem> find(String id) {
        return Optional.ofNullable(items.get(id)).filter(item -> item.until().isAfter(clock.instant()));
    }

    synchronized boolean delete(String id) {
        return items.remove(id) != null;
    }

    /** A link that works for {@link #LINK}, with the bearer token. */
    String link(String id) {
        String until = String.valueOf(clock.instant().plus(LINK).toEpochMilli());
        return base.get() + PATH + "?mid=" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "&ext=" + until + "&hash="
                + hash(id, until);
    }

    /** @return empty for a link that is forged or dead, or whose file is gone */
    Optional<MediaItem> open(String id, String until, String hash) {
        boolean alive = hash.equals(hash(id, until)) && clock.instant().toEpochMilli() < Long.parseLong(until);
        return alive ? find(id) : Optional.empty();
    }

    synchronized void clear() {
        items.clear();
    }

    private String hash(String id, String until) {
        return Hash.signature(linkSecret, (id + "|" + until).getBytes(StandardCharsets.UTF_8))
                .substring(7, 39);
    }
}
