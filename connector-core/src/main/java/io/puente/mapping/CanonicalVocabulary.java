package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every path that a mapping file may use, with its type and a description. Immutable and thread-safe. */
public final class CanonicalVocabulary {

    private static final Map<String, CanonicalPath> PATHS = index();

    private CanonicalVocabulary() {}

    /** All fixed paths; {@code message.details.<name>} comes on top, with any name. */
    public static Collection<CanonicalPath> paths() {
        return PATHS.values();
    }

    public static Optional<CanonicalPath> find(String name) {
        if (name.startsWith(MessagePaths.DETAILS) && name.length() > MessagePaths.DETAILS.length()) {
            return Optional.of(MessagePaths.detail(name.substring(MessagePaths.DETAILS.length())));
        }
        return Optional.ofNullable(PATHS.get(name));
    }

    /** Whether a record of this kind has, or may have, the value: a message knows its contact, not the reverse. */
    public static boolean readable(CanonicalKind from, CanonicalPath path) {
        if (path.name().equals(TranscriptForm.PATH)) {
            // It changes with every message, and only the case itself is written again then.
            return from == CanonicalKind.ENGAGEMENT;
        }
        return roots(from).contains(path.name().substring(0, path.name().indexOf('.')));
    }

    public static List<CanonicalPath> readableFrom(CanonicalKind from) {
        return PATHS.values().stream().filter(path -> readable(from, path)).toList();
    }

    /** The record's own key, the only value its external key may have. */
    public static String ownKey(CanonicalKind kind) {
        return root(kind) + ".key";
    }

    static String root(CanonicalKind kind) {
        return switch (kind) {
            case CONTACT -> "contact";
            case ENGAGEMENT -> "engagement";
            case MESSAGE -> "message";
            case CONSENT -> "consent";
        };
    }

    static List<String> roots(CanonicalKind from) {
        return switch (from) {
            case CONTACT -> List.of("contact");
            case ENGAGEMENT -> List.of("contact", "engagement", "conversation", "channel");
            case MESSAGE -> List.of("contact", "engagement", "conversation", "channel", "message");
            case CONSENT -> List.of("contact", "engagement", "conversation", "channel", "consent");
        };
    }

    private static Map<String, CanonicalPath> index() {
        Map<String, CanonicalPath> paths = new LinkedHashMap<>();
        Stream.of(ContactPaths.all(), EngagementPaths.all(), MessagePaths.all(), ConsentPaths.all())
                .flatMap(List::stream)
                .forEach(path -> paths.put(path.name(), path));
        return java.util.Collections.unmodifiableMap(paths);
    }
}
