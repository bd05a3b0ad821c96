package io.puente.rehearse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps reports where only their owner can read them, if the file system knows owners: they hold customers' values. */
public final class ReportFiles {
    private ReportFiles() {}

    /** Replaces what is there. */
    public static void write(Path file, String content) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.fromString("rw-------");
            // Made anew, so that at no moment anybody else can read it.
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        }
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
