package io.puente.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where WhatsApp's files come from. Thread-safe. Source: Cloud API, business phone numbers, media.
 */
public interface MediaSource {

    /**
     * Asks for a fresh address of a file.
     *
     * @param numberId the business number that received it
     */
    Resolved resolve(String mediaId, String numberId) throws MediaFailure, InterruptedException;

    /**
     * Hands over the file at an address, while it arrives. The token goes to allowed hosts only, also after a redirect.
     *
     * @throws MediaFailure also those of the receiver
     */
    void download(URI address, Receiver receiver) throws MediaFailure, InterruptedException;

    /** Takes a file in. */
    @FunctionalInterface
    interface Receiver {

        /**
         * @param body to be read to its end; closed by the caller
         * @param length announced bytes, -1 if none were announced
         * @throws IOException if the body ends early
         */
        void receive(InputStream body, long length) throws IOException, MediaFailure;
    }

    /**
     * What WhatsApp tells about a file.
     *
     * @param address lives 5 minutes, carries an access hash and is never logged
     * @param sha256 in hex or base64; kept as lower-case hex, or null if unreadable
     * @param bytes -1 if not told
     */
    record Resolved(
            URI address,
            @Nullable String mimeType,
            @Nullable String sha256,
            long bytes) {
        private static final int BASE64_LENGTH = 44;

        public Resolved {
            sha256 = sha256 == null ? null : hex(sha256);
        }

        private static @Nullable String hex(String hash) {
            try {
                byte[] bytes = hash.length() == BASE64_LENGTH
                        ? Base64.getDecoder().decode(hash)
                        : HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT));
                return bytes.length == 32 ? HexFormat.of().formatHex(bytes) : null;
            } catch (IllegalArgumentException notAHash) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "Resolved[" + mimeType + ", " + bytes + " bytes]";
        }
    }
}
