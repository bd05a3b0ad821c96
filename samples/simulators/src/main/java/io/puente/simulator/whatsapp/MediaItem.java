package io.puente.simulator.whatsapp;

import java.time.Instant;

/**
 * A stored file. {@link #bytes} must not be written to.
 *
 * @param until after that the id is dead
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record MediaItem(String id, String mimeType, byte[] bytes, Instant until) {

    String sha256Hex() {
        return Hash.hex(Hash.sha256(bytes));
    }

    String sha256Base64() {
        return Hash.base64(Hash.sha256(bytes));
    }
}
