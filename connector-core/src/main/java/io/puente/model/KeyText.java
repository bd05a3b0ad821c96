package io.puente.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The one alphabet that fits every CRM's rules for external ids: 26 characters of {@code [a-z2-7]}, base32 of a hash,
 * 130 bits. No case to fold, nothing to escape, and Dataverse's forbidden characters never occur.
 */
final class KeyText {

    static final int LENGTH = 26;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private KeyText() {}

    static String check(String value) {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a key has " + LENGTH + " characters of a-z and 2-7, not " + value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                throw new IllegalArgumentException("a key holds only a-z and 2-7; found another character at " + i);
            }
        }
        return value;
    }

    /** The first 130 bits of a hash of at least 17 bytes. */
    static String of(byte[] hash) {
        var text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; text.length() < LENGTH; i++) {
            buffer = (buffer << 8) | (hash[i] & 0xff);
            bits += 8;
            while (bits >= 5 && text.length() < LENGTH) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        return text.toString();
    }

    /** SHA-256 over the parts, each closed by a zero byte so that no two lists of parts read alike. */
    static String ofParts(String... parts) {
        MessageDigest digest = Sha256.begin();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return of(digest.digest());
    }
}
