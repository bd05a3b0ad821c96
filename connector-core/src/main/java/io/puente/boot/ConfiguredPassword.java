package io.puente.boot;

import io.puente.model.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares with a password from the settings in constant time. A slow hash protects a stolen table of passwords; here the
 * password itself is in this process's memory, and a slow hash would only let strangers burn the CPU that webhooks need.
 */
final class ConfiguredPassword implements PasswordEncoder {

    @Override
    public String encode(CharSequence password) {
        return Sha256.hex(password);
    }

    @Override
    public boolean matches(CharSequence given, String encoded) {
        return MessageDigest.isEqual(Sha256.of(given), HexFormat.of().parseHex(encoded));
    }
}
