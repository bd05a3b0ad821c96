package io.puente.media;

import io.puente.model.ContactKey;
import io.puente.model.MessageKey;
import io.puente.store.MediaQueue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The media folder: {@code <contact key>/<message key>.<extension>}, so that a person's files go with their folder.
 * Readable for the owner of the process only. Thread-safe for different messages.
 */
public final class MediaFiles {
    private final Path root;

    /** @param root made if missing */
    public MediaFiles(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        Files.createDirectories(this.root);
        if (this.root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(this.root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    IncomingFile begin(ContactKey contact, MessageKey message, long limit) throws MediaFailure {
        try {
            Path folder = Files.createDirectories(folder(contact));
            return new IncomingFile(folder.resolve(message.value() + ".part"), limit);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** @return the path to be stored, relative to the media folder */
    String keep(IncomingFile file, ContactKey contact, MessageKey message, String extension) throws MediaFailure {
        Path target = folder(contact).resolve(message.value() + "." + extension);
        try {
            file.keepAs(target);
            syncFolder(folder(contact));
        } catch (IOException e) {
            throw disk(e);
        }
        return contact.value() + "/" + target.getFileName();
    }

    /**
     * The place of a stored path.
     *
     * @throws IllegalArgumentException if it leads out of the media folder
     */
    public Path locate(String storedPath) {
        Path path = root.resolve(storedPath).normalize();
        if (path.equals(root) || !path.startsWith(root)) {
            throw new IllegalArgumentException("a stored path leads out of the media folder");
        }
        return path;
    }

    /** Removes one file; true if it was there. */
    public boolean remove(String storedPath) throws IOException {
        return Files.deleteIfExists(locate(storedPath));
    }

    /** Removes everything in a contact's folder, half-received files too; returns how many files. */
    public int erase(ContactKey contact) throws IOException {
        return erase(contact, List.of());
    }

    /**
     * The same, and files that came under the key of a person who was merged into this one.
     *
     * @param items the queue's entries of the contact, read before they are removed there
     */
    public int erase(ContactKey contact, Collection<MediaQueue.Item> items) throws IOException {
        int removed = 0;
        for (MediaQueue.Item item : items) {
            String path = item.path();
            if (path != null && remove(path)) {
                removed++;
            }
        }
        List<Path> left;
        try (Stream<Path> files = Files.list(folder(contact))) {
            left = files.toList();
        } catch (NoSuchFileException nothingThere) {
            return removed;
        }
        for (Path file : left) {
            removed += Files.deleteIfExists(file) ? 1 : 0;
        }
        Files.deleteIfExists(folder(contact));
        return removed;
    }

    private Path folder(ContactKey contact) {
        return root.resolve(contact.value());
    }

    /** A rename survives a power cut only once the folder is on disk too. */
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Messages of file systems hold paths; the class says enough. */
    static MediaFailure disk(IOException cause) {
        return new MediaFailure(
                MediaFailure.Kind.DISK,
                "The media folder cannot be written (" + cause.getClass().getSimpleName() + ")");
    }
}
