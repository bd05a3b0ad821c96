package io.puente.boot;

import io.puente.fold.FoldSettings;
import io.puente.fold.Folder;
import io.puente.store.BoundNumbers;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import io.puente.store.RecentPeople;
import io.puente.store.jdbc.JdbcStores;
import io.puente.whatsapp.WebhookParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Recorded webhooks as conversations: worked on as a gateway does, in a store of their own that is deleted on closing.
 */
public final class RecordedConversations implements AutoCloseable {
    private static final int BATCH = 200;

    private final Path folder;
    private final JdbcStores stores;
    private int webhooks;

    private RecordedConversations(Path folder, JdbcStores stores) {
        this.folder = folder;
        this.stores = stores;
    }

    /**
     * Reads them.
     *
     * @param recorded a file with one webhook's JSON in each line ({@code .jsonl}) or one webhook, or a folder of such
     *     files, which are taken in the order of their names
     * @throws IOException if they cannot be read, or there are none
     */
    static RecordedConversations of(Path recorded, FoldSettings settings, Clock clock)
            throws IOException, InterruptedException {
        List<Path> files = files(recorded);
        Path folder = Files.createTempDirectory("puente-rehearsal");
        var conversations = new RecordedConversations(folder, JdbcStores.sqlite(folder, clock));
        try {
            for (Path file : files) {
                conversations.append(file, clock);
            }
            conversations.fold(settings);
            conversations.demandSome(recorded);
            return conversations;
        } catch (IOException | InterruptedException | RuntimeException e) {
            conversations.close();
            throw e;
        }
    }

    private static List<Path> files(Path recorded) throws IOException {
        if (!Files.exists(recorded)) {
            throw new NoSuchFileException(recorded + " does not exist");
        }
        if (!Files.isDirectory(recorded)) {
            return List.of(recorded);
        }
        try (Stream<Path> inside = Files.list(recorded)) {
            List<Path> files = inside.filter(file -> file.toString().matches(".*\\.(json|jsonl|ndjson)"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException(recorded + " holds no .json or .jsonl file");
            }
            return files;
        }
    }

    private void append(Path file, Clock clock) throws IOException, InterruptedException {
        String text = Files.readString(file);
        List<String> bodies = file.toString().endsWith(".json")
                ? List.of(text)
                : text.lines().filter(line -> !line.isBlank()).toList();
        for (String body : bodies) {
            webhooks++;
            String key = String.format(Locale.ROOT, "recorded-%09d", webhooks);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            try {
                stores.log().append(new LogEntry(LogEntry.WHATSAPP, key, bytes, clock.instant()));
            } catch (LogUnavailable e) {
                throw new IOException("the recorded webhooks cannot be kept for a while in " + folder, e);
            }
        }
    }

    private void fold(FoldSettings settings) {
        var parser = new WebhookParser();
        var folder = new Folder(
                stores.log(),
                stores.canonical(),
                entry -> parser.parse(entry.sequence(), entry.body(), entry.receivedAt()),
                settings,
                BATCH);
        Lease lease = stores.leases()
                .acquire(Folder.LEASE, "rehearsal", Duration.ofDays(1))
                .orElseThrow();
        try {
            while (folder.foldOnce(lease) > 0) {
                // Until everything is worked on.
            }
        } catch (LeaseLost e) {
            throw new IllegalStateException("nobody else has this store", e);
        }
    }

    private void demandSome(Path recorded) throws IOException {
        if (people().newest(BoundNumbers.ALL, 1).contacts().isEmpty()) {
            String reason = stores.attention().unreadable(1).stream()
                    .map(item -> ": " + item.reason())
                    .findFirst()
                    .orElse("");
            throw new IOException(recorded + " holds no message of a conversation" + reason);
        }
    }

    public RecentPeople people() {
        return stores.recent();
    }

    public int webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        stores.close();
        try {
            delete(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the temporary data in " + folder + " cannot be deleted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
