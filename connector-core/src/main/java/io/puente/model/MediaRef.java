package io.puente.model;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message, as the webhook names it.
 *
 * @param mediaId WhatsApp's id; lives 7 days. Missing when WhatsApp could not download the file
 * @param url direct address, valid 5 minutes; carries an access hash and is never logged
 * @param sha256 lower-case hex, whatever spelling the webhook used
 * @param fileName the sender's own name for it: user input, to be cleaned before use as a path
 */
public record MediaRef(
        @Nullable String mediaId,
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String sha256,
        @Nullable String fileName,
        boolean voice,
        boolean animated) {

    @Override
    public String toString() {
        return "MediaRef[" + mimeType + "]";
    }
}
