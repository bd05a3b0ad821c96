package io.puente.boot;

import io.puente.model.ContactKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of the contact keys: as configured, or made once and kept readable by its owner only in the data folder.
 * It must be backed up with the data: without it known people would get new keys.
 */
final class ContactKeySecret {

    private static final String FILE = "contact-key.secret";
    private static final int BYTES = 32;

    private ContactKeySecret() {}

    static ContactKeys keys(PuenteSettings settings) {
        Secret configured = settings.contactKeySecret();
        String secret = configured != null ? configured.value() : kept(settings.data());
        return new ContactKeys(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).trim();
            }
            Files.createDirectories(data);
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of the contact keys cannot be kept in " + data, e);
        }
    }
}
