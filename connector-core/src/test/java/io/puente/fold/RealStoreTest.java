package io.puente.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.store.Lease;
import io.puente.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state on disk is the one that the fold's own properties are proved with. */
class RealStoreTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDayOnDiskEqualsTheSameDayInMemory(long seed) throws Exception {
        var bench = new FoldBench(FoldSettings.defaults(FoldBench.KEYS), 1000);
        new GeneratedDay(seed).posts(new Random(seed)).forEach(bench::post);
        var memory = bench.fold().store;
        Clock clock = Clock.fixed(FoldBench.NOON, ZoneOffset.UTC);

        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            Lease lease = stores.leases()
                    .acquire(Folder.LEASE, "node-1", Duration.ofHours(1))
                    .orElseThrow();
            var onDisk =
                    new Folder(bench.log, stores.canonical(), bench::read, FoldSettings.defaults(FoldBench.KEYS), 7);
            while (onDisk.foldOnce(lease) > 0) {}

            WorkingSet set = stores.canonical()
                    .load(new LoadRequest(
                            memory.identities.keySet(),
                            memory.messages.keySet(),
                            memory.engagements.keySet(),
                            Set.of()));
            assertThat(set.owners()).isEqualTo(memory.identities);
            assertThat(living(set)).isEqualTo(living(memory.people));
            assertThat(set.conversations()).containsExactlyInAnyOrderElementsOf(memory.conversations.values());
            assertThat(set.engagements()).containsExactlyInAnyOrderElementsOf(memory.engagements.values());
            assertThat(shown(set.messages())).isEqualTo(shown(memory.messages));
            assertThat(set.messages()).containsOnlyKeys(memory.messages.keySet());
            assertThat(set.consents()).containsExactlyInAnyOrderElementsOf(memory.consents.values());
            assertThat(set.ledgerNumber()).isEqualTo(memory.consents.size());
        }
    }

    private static Map<ContactKey, ?> living(WorkingSet set) {
        return living(set.people());
    }

    private static Map<ContactKey, ?> living(Map<ContactKey, io.puente.model.Person> people) {
        return people.entrySet().stream()
                .filter(e -> e.getValue().mergedInto() == null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<MessageKey, Message> shown(Map<MessageKey, Message> messages) {
        Map<MessageKey, Message> shown = new HashMap<>(messages);
        shown.values().removeIf(Message::placeholder);
        return shown;
    }
}
