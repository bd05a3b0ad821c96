package io.puente.store.jdbc;

import io.puente.store.BodyRedactor;
import io.puente.store.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes updates out of the log's bodies. Bodies are worked on outside of transactions: webhooks must not wait. */
final class LogRedaction {

    /** Entries asked for at once; a body has up to 3 MB. */
    private static final int CHUNK = 16;

    private final Database log;
    private final BodyRedactor redactor;

    private record Entry(long sequence, String source, byte[] body) {}

    private record Rewritten(long sequence, byte[] before, byte[] after) {}

    LogRedaction(Database log, BodyRedactor redactor) {
        this.log = log;
        this.redactor = redactor;
    }

    /**
     * On disk when it returns.
     *
     * @return how many updates were still there
     */
    int redact(LogPlaces places) {
        int updates = 0;
        List<Long> open = new ArrayList<>(places.bySequence().keySet());
        while (!open.isEmpty()) {
            List<Long> chunk = List.copyOf(open.subList(0, Math.min(CHUNK, open.size())));
            List<Rewritten> rewritten = new ArrayList<>();
            for (Entry entry : read(chunk)) {
                byte[] after = without(entry, places.bySequence().getOrDefault(entry.sequence, Set.of()));
                if (!Arrays.equals(entry.body, after)) {
                    rewritten.add(new Rewritten(entry.sequence, entry.body, after));
                }
            }
            List<Long> written = write(rewritten);
            for (long sequence : written) {
                updates += places.bySequence().getOrDefault(sequence, Set.of()).size();
            }
            open.removeAll(chunk);
            // Somebody else, who shares a webhook with this person, is being erased at the same moment: again.
            rewritten.stream()
                    .map(Rewritten::sequence)
                    .filter(s -> !written.contains(s))
                    .forEach(open::add);
        }
        return updates;
    }

    /** Of the updates that belong to nobody those that name the person. */
    LogPlaces mentioning(Traces traces) {
        var found = new LogPlaces();
        List<Long> sequences = new ArrayList<>(traces.places().bySequence().keySet());
        for (int from = 0; from < sequences.size(); from += CHUNK) {
            for (Entry entry : read(sequences.subList(from, Math.min(from + CHUNK, sequences.size())))) {
                long before = traces.in(entry.body);
                if (before > 0) {
                    traces.places().bySequence().getOrDefault(entry.sequence, Set.of()).stream()
                            .filter(item -> traces.in(without(entry, Set.of(item))) < before)
                            .forEach(item -> found.add(entry.sequence, item));
                }
            }
        }
        return found;
    }

    private byte[] without(Entry entry, Set<Integer> items) {
        if (!entry.source.equals(LogEntry.WHATSAPP)) {
            return LogEntry.ERASED.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return redactor.without(entry.body, items);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "log entry " + entry.sequence + " cannot be redacted: " + e.getMessage(), e);
        }
    }

    private List<Entry> read(List<Long> sequences) {
        // Numbers only: nothing to escape.
        String list = sequences.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return log.read(session -> session.query(
                "SELECT seq, source, body FROM log_entry WHERE seq IN (" + list + ") ORDER BY seq",
                (row, i) -> new Entry(row.getLong(1), row.getString(2), row.getBytes(3))));
    }

    /** @return those that were still as they had been read */
    private List<Long> write(List<Rewritten> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return log.write(session -> {
            List<Long> written = new ArrayList<>();
            for (Rewritten entry : entries) {
                int rows = session.update(
                        "UPDATE log_entry SET body = ? WHERE seq = ? AND body = ?",
                        entry.after,
                        entry.sequence,
                        entry.before);
                if (rows > 0) {
                    written.add(entry.sequence);
                }
            }
            return written;
        });
    }
}
