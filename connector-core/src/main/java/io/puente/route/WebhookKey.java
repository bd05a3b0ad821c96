package io.puente.route;

import io.puente.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key of a body in the log: the same bytes have the same key, so that a repeat is one entry. It begins with the
 * first time that the body names, in seconds: keys of webhooks that come together lie together in the unique index, and
 * a commit writes a few of its pages instead of another one for each entry. Bodies without a time have a random place.
 */
final class WebhookKey {

    private static final byte[] FIELD = "\"timestamp\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final String NO_TIME = "0000000000";
    private static final int DIGITS = NO_TIME.length();

    /** The time stands near the beginning, if anywhere; a body has up to 3 MB. */
    private static final int LOOK_AT = 8 * 1024;

    /** 128 bits: no two different bodies ever share them by accident, and who could make two on purpose cannot sign. */
    private static final int HASH_BYTES = 16;

    private WebhookKey() {}

    static String of(byte[] body) {
        byte[] hash = Arrays.copyOf(Sha256.of(body), HASH_BYTES);
        return time(body) + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String time(byte[] body) {
        int last = Math.min(body.length, LOOK_AT) - FIELD.length - DIGITS;
        for (int at = 0; at <= last; at++) {
            if (body[at] == FIELD[0] && fieldAt(body, at)) {
                int from = at + FIELD.length;
                return digitsAt(body, from) ? new String(body, from, DIGITS, StandardCharsets.US_ASCII) : NO_TIME;
            }
        }
        return NO_TIME;
    }

    private static boolean fieldAt(byte[] body, int at) {
        return Arrays.equals(body, at, at + FIELD.length, FIELD, 0, FIELD.length);
    }

    private static boolean digitsAt(byte[] body, int from) {
        for (int i = from; i < from + DIGITS; i++) {
            if (body[i] < '0' || body[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
