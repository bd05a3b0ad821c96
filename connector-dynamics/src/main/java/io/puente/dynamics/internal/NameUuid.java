package io.puente.dynamics.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Record ids made of our keys: version 5 of RFC 9562, so that a repeated write meets the same record. */
final class NameUuid {
    // Of our own making; changing it would double every record.
    private static final UUID NAMESPACE = UUID.fromString("6f0a7d0e-5a3c-5b1e-9d55-70756e746501");

    private NameUuid() {}

    /** @param table part of the name: one key may stand in several tables */
    static String of(String table, String key) {
        byte[] hash = sha1().digest(bytes(table, key));
        ByteBuffer first = ByteBuffer.wrap(hash);
        long high = (first.getLong() & ~0xF000L) | 0x5000L;
        long low = (first.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static byte[] bytes(String table, String key) {
        byte[] name = (table + ":" + key).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private static MessageDigest sha1() {
        try {
            // The version's own hash; nothing rests on its strength.
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
