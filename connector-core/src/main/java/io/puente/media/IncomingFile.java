package io.puente.media;

import io.puente.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file that is arriving: bytes go to disk and into the hash as they come. Gone at the end unless it was kept. */
final class IncomingFile implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final Path part;
    private final long limit;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.begin();
    private long bytes;

    /** @param limit most bytes that are taken */
    IncomingFile(Path part, long limit) throws IOException {
        this.part = part;
        this.limit = limit;
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /**
     * @param length announced bytes, -1 if unknown
     * @throws IOException if the body cannot be read to its end
     */
    void receive(InputStream body, long length) throws IOException, MediaFailure {
        check(length);
        byte[] chunk = new byte[CHUNK];
        int read = body.read(chunk);
        while (read >= 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("stopped");
            }
            check(bytes + read);
            digest.update(chunk, 0, read);
            write(ByteBuffer.wrap(chunk, 0, read));
            bytes += read;
            read = body.read(chunk);
        }
        if (length >= 0 && length != bytes) {
            throw new IOException("cut");
        }
    }

    private void check(long size) throws MediaFailure {
        if (size > limit) {
            throw tooLarge(limit);
        }
    }

    static MediaFailure tooLarge(long limit) {
        return new MediaFailure(
                MediaFailure.Kind.TOO_LARGE, "The file is larger than the configured limit of " + limit + " bytes");
    }

    private void write(ByteBuffer chunk) throws MediaFailure {
        try {
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        } catch (IOException e) {
            throw MediaFiles.disk(e);
        }
    }

    long bytes() {
        return bytes;
    }

    /** Lower-case hex of what was received. To be asked once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whole or not at all, and on disk. */
    void keepAs(Path target) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
