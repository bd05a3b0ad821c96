package io.puente.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data of one running demo: empty at its start, as its simulators are, and gone at its end. Always at the same place,
 * so that commands find it. What a demo did not make is never emptied or deleted: it lacks the marker.
 */
public final class DemoFolder {

    static final String MARKER = "made-by-puente-demo";

    /** The lock of a gateway, which may work here without being a demo. */
    private static final String STORE_LOCK = "puente.lock";

    private final Path path;
    /** Held until the process ends, so that a second demo sees that this one is alive. */
    private final FileChannel claim;

    private DemoFolder(Path path, FileChannel claim) {
        this.path = path;
        this.claim = claim;
    }

    /** Where the demo of this user keeps its data, unless another one of theirs runs. */
    public static Path usual() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "puente-demo-" + user)
                .toAbsolutePath();
    }

    /** For a second demo at the same time, beside the first. */
    static Path ofThisProcess(Path usual) {
        return usual.resolveSibling("puente-demo-" + ProcessHandle.current().pid());
    }

    /**
     * Makes it, or empties the one that an earlier demo left.
     *
     * @return empty if it is in use, or no demo of this user made it; nothing was touched then
     */
    static Optional<DemoFolder> claim(Path path) {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                make(path);
            } else if (!ours(path)) {
                return Optional.empty();
            }
            FileChannel channel = locked(path.resolve(MARKER));
            if (channel == null) {
                return Optional.empty();
            }
            if (inUseByGateway(path)) {
                channel.close();
                return Optional.empty();
            }
            var folder = new DemoFolder(path, channel);
            folder.empty();
            return Optional.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + path + " cannot be made ready", e);
        }
    }

    private static void make(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(path);
        }
        Files.createFile(path.resolve(MARKER));
    }

    /** Anybody may make a folder of this name in a temporary directory that all share. */
    private static boolean ours(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(path.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path own = Files.createTempFile("puente", ".owner");
        try {
            return Files.getOwner(path).equals(Files.getOwner(own));
        } finally {
            Files.delete(own);
        }
    }

    private static boolean inUseByGateway(Path path) throws IOException {
        Path lock = path.resolve(STORE_LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = locked(lock)) {
            return channel == null;
        }
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    private void empty() throws IOException {
        Path marker = path.resolve(MARKER);
        for (Path one : content()) {
            if (!one.equals(path) && !one.equals(marker)) {
                Files.delete(one);
            }
        }
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    Path path() {
        return path;
    }

    /** With everything in it; the marker last, so that a deletion that was cut short can be finished by the next demo. */
    void delete() {
        try {
            empty();
            claim.close();
            Files.deleteIfExists(path.resolve(MARKER));
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + path + " cannot be deleted", e);
        }
    }
}
