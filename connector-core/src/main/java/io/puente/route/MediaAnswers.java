package io.puente.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.media.MediaFailure;
import io.puente.media.MediaFailure.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What answers other than success mean. Codes: Cloud API, error codes; the code decides before the HTTP status. */
final class MediaAnswers {
    private static final Set<Integer> THROTTLES = Set.of(4, 80007, 130429);
    private static final Set<Integer> ACCESS = Set.of(0, 3, 10, 33, 190, 368, 131005, 131031);
    private static final Set<Integer> SERVICE = Set.of(1, 2, 131000, 131016);
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int NO_CODE = -1;
    private static final int BAD_PARAMETER = 100;
    private static final int MEDIA_DOWNLOAD = 131052;

    private MediaAnswers() {}

    static MediaFailure resolveRefused(MediaRoute.Answer answer, @Nullable JsonNode body) {
        int code = code(body);
        if (code == BAD_PARAMETER || (code == NO_CODE && isGone(answer))) {
            return new MediaFailure(
                    Kind.ID_UNKNOWN,
                    "WhatsApp does not know the file's id, or the token may not see it" + words(answer, code));
        }
        return common(answer, code);
    }

    /** 403 too: an address that expired and a missing right look alike there, and resolving tells them apart. */
    static MediaFailure downloadRefused(MediaRoute.Answer answer, @Nullable JsonNode body) {
        int code = code(body);
        if (code == NO_CODE && (isGone(answer) || answer.status() == 403)) {
            return new MediaFailure(Kind.ADDRESS_DEAD, "The file's address has expired" + words(answer, code));
        }
        return common(answer, code);
    }

    private static MediaFailure common(MediaRoute.Answer answer, int code) {
        int status = answer.status();
        String words = words(answer, code);
        if (code == MEDIA_DOWNLOAD) {
            return new MediaFailure(Kind.NOT_AVAILABLE, "WhatsApp could not get the file from its sender" + words);
        }
        if (THROTTLES.contains(code) || status == 429) {
            return new MediaFailure(Kind.THROTTLED, "WhatsApp asks for fewer calls" + words, retryAfter(answer));
        }
        if (ACCESS.contains(code) || (code >= 200 && code <= 299) || status == 401 || status == 403) {
            return new MediaFailure(Kind.UNAUTHORISED, "WhatsApp refuses the token" + words);
        }
        if (SERVICE.contains(code) || status >= 500) {
            return new MediaFailure(Kind.UNREACHABLE, "WhatsApp is out of order" + words);
        }
        return new MediaFailure(Kind.UNEXPECTED, "WhatsApp refuses to hand over the file" + words);
    }

    static boolean redirects(MediaRoute.Answer answer) {
        return REDIRECT.contains(answer.status());
    }

    static URI target(URI from, MediaRoute.Answer answer) throws MediaFailure {
        String location = answer.header("Location");
        try {
            if (location != null) {
                return from.resolve(location);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below, together with a missing one.
        }
        throw new MediaFailure(Kind.UNEXPECTED, "The file's address leads nowhere" + words(answer, NO_CODE));
    }

    /** -1 if unknown. */
    static long length(MediaRoute.Answer answer) {
        Long length = number(answer.header("Content-Length"));
        return length == null ? -1 : length;
    }

    private static @Nullable Duration retryAfter(MediaRoute.Answer answer) {
        Long seconds = number(answer.header("Retry-After"));
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && NUMBER.matcher(text.strip()).matches() ? Long.valueOf(text.strip()) : null;
    }

    private static boolean isGone(MediaRoute.Answer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    private static int code(@Nullable JsonNode body) {
        return body == null ? NO_CODE : body.path("error").path("code").asInt(NO_CODE);
    }

    private static String words(MediaRoute.Answer answer, int code) {
        return " (HTTP " + answer.status() + (code == NO_CODE ? ")" : ", code " + code + ")");
    }
}
