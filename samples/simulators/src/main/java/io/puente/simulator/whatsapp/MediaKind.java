package io.puente.simulator.whatsapp;

import java.util.Locale;
import java.util.Set;

/** The kinds of media with what the platform takes; sizes in bytes. Source: Cloud API, media reference. */
@SuppressWarnings("ImmutableEnumChecker") // Every set is made by Set.of.
enum MediaKind {
    IMAGE(5L << 20, Set.of("image/jpeg", "image/png")),
    AUDIO(16L << 20, Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
    VIDEO(16L << 20, Set.of("video/mp4", "video/3gpp")),
    // 500 KB is the limit of animated ones; static ones have 100 KB, which is not told apart here.
    STICKER(500L << 10, Set.of("image/webp")),
    DOCUMENT(100L << 20, Set.of());

    private final long limit;
    private final Set<String> types;

    MediaKind(long limit, Set<String> types) {
        this.limit = limit;
        this.types = types;
    }

    /** @param mimeType with or without parameters; what is no other kind is a document */
    static MediaKind of(String mimeType) {
        String bare = bare(mimeType);
        for (MediaKind kind : values()) {
            if (kind.types.contains(bare)) {
                return kind;
            }
        }
        return DOCUMENT;
    }

    static MediaKind named(String messageType) {
        return valueOf(messageType.toUpperCase(Locale.ROOT));
    }

    boolean takes(String mimeType) {
        return types.isEmpty() || types.contains(bare(mimeType));
    }

    long limit() {
        return limit;
    }

    private static String bare(String mimeType) {
        int mark = mimeType.indexOf(';');
        return (mark < 0 ? mimeType : mimeType.substring(0, mark)).trim().toLowerCase(Locale.ROOT);
    }
}
