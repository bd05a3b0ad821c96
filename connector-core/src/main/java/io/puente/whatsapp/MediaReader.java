package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.model.MediaRef;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media objects of messages: image, audio, video, document, sticker. */
final class MediaReader {

    private static final int BASE64_LENGTH = 44;
    private static final int HEX_LENGTH = 64;

    private MediaReader() {}

    static MediaRef read(JsonNode media, Details details) {
        details.copy("mediaStatus", media, "status");
        String sha256 = Fields.id(media, "sha256");
        String hex = sha256 == null ? null : hex(sha256);
        if (sha256 != null && hex == null) {
            details.put("sha256", "unreadable");
        }
        return new MediaRef(
                Fields.id(media, "id"),
                Fields.id(media, "url"),
                Fields.id(media, "mime_type"),
                hex,
                Fields.text(media, "filename"),
                Fields.flag(media, "voice"),
                Fields.flag(media, "animated"));
    }

    /** Live webhooks say base64, the history and the media API say hex: told apart by length. */
    static @Nullable String hex(String sha256) {
        try {
            if (sha256.length() == BASE64_LENGTH) {
                byte[] hash =
                        Base64.getDecoder().decode(sha256.replace('-', '+').replace('_', '/'));
                return HexFormat.of().formatHex(hash);
            }
            if (sha256.length() == HEX_LENGTH) {
                return HexFormat.of().formatHex(HexFormat.of().parseHex(sha256.toLowerCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException notAHash) {
            return null;
        }
        return null;
    }
}
