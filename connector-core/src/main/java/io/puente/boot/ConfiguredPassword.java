package io.puente.boot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares with a password from the settings in constant time. A slow hash protects a stolen table of passwords; here the
 * password itself is in this process's memory, and a slow hash would only let strangers burn the CPU that webhooks need.
 */
final class ConfiguredPassword implements PasswordEncoder {

    @Override
    public String encode(CharSequence password) {
        return HexFormat.of().formatHex(digest(password));
    }

    @Override
    public boolean matches(CharSequence given, String encoded) {
        return MessageDigest.isEqual(digest(given), HexFormat.of().parseHex(encoded));
    }

    private static byte[] digest(CharSequence password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
