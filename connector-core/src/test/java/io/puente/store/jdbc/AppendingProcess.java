package io.puente.store.jdbc;

import io.puente.store.LogEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A process of its own that appends until it is killed, and prints each key after it was acknowledged. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) {
        String run = arguments[1];
        var stores = JdbcStores.sqlite(Path.of(arguments[0]), Clock.systemUTC());
        for (int t = 0; t < 8; t++) {
            String prefix = run + "-" + t + "-";
            new Thread(() -> append(stores, prefix)).start();
        }
    }

    private static void append(JdbcStores stores, String prefix) {
        try {
            for (int i = 0; ; i++) {
                stores.log().append(new LogEntry(LogEntry.WHATSAPP, prefix + i, new byte[500], Instant.EPOCH));
                synchronized (AppendingProcess.class) {
                    System.out.println(prefix + i);
                    System.out.flush();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
