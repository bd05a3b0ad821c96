package io.puente.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.ContactKey;
import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.model.TargetId;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.Erasure;
import io.puente.store.ErasureReport;
import io.puente.testkit.Canonical;
import io.puente.testkit.FakeMediaQueue;
import io.puente.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureWithFilesTest {
    private static final ContactKey PERSON = Canonical.contact(1);
    private static final ContactKey MERGED = Canonical.contact(2);
    private static final ContactKey OTHER = Canonical.contact(3);

    @TempDir
    private Path folder;

    private final FakeMediaQueue queue = new FakeMediaQueue();
    private MediaFiles files;
    private Runnable whileRowsGo = () -> {};

    /** Removes the rows of both keys. */
    private final class Rows implements Erasure {
        @Override
        public ErasureReport erase(ContactKey contact) {
            queue.forget(PERSON);
            queue.forget(MERGED);
            whileRowsGo.run();
            return new ErasureReport(contact, keys(contact), 0, 1, 0, 0, 0, 0, 0, 0, Map.of(), 0);
        }

        @Override
        public Set<ContactKey> keys(ContactKey contact) {
            return Set.of(PERSON, MERGED);
        }

        @Override
        public Map<TargetId, List<CrmRecord>> crmRecords(ContactKey contact) {
            return Map.of();
        }
    }

    /** Delivers ten bytes; something may happen while they are under way. */
    private record Source(Runnable underWay) implements MediaSource {
        @Override
        public Resolved resolve(String mediaId, String numberId) {
            return new Resolved(URI.create("https://files.example.com/a"), "image/png", null, -1);
        }

        @Override
        public void download(URI address, Receiver receiver) throws MediaFailure, InterruptedException {
            try {
                receiver.receive(new ByteArrayInputStream(new byte[10]), 10);
            } catch (java.io.IOException e) {
                throw new MediaFailure(MediaFailure.Kind.UNREACHABLE, "cut");
            }
            underWay.run();
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        files = new MediaFiles(folder);
    }

    private MessageKey add(ContactKey contact, int message) {
        MessageKey key = Canonical.messageKey(1, message);
        var media = new MediaRef("9" + message, null, "image/png", null, null, false, false);
        queue.add(new MediaTask(key, contact, Canonical.NUMBER, media, Canonical.START));
        return key;
    }

    private void fetch(MessageKey key, Runnable underWay) {
        var clock = new MovableClock(Canonical.START);
        try {
            new MediaFetcher(new Source(underWay), queue, files, 100, clock, new Random(1)).fetch(queue.find(key));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> left() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).getName(0).toString())
                    .toList();
        }
    }

    private ErasureReport erase() throws Exception {
        return new ErasureWithFiles(new Rows(), queue, files).erase(PERSON);
    }

    @Test
    void filesOfAllKeysGoAndOthersStay() throws Exception {
        fetch(add(PERSON, 1), () -> {});
        fetch(add(MERGED, 2), () -> {});
        fetch(add(OTHER, 3), () -> {});
        ErasureReport report = erase();
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.people()).isEqualTo(1);
        assertThat(left()).containsExactly(OTHER.value());
    }

    @Test
    void aFileThatCameInMeanwhileGoesToo() throws Exception {
        MessageKey key = add(PERSON, 1);
        MediaTask task = queue.find(key).task();
        whileRowsGo = () -> {
            queue.add(task);
            fetch(key, () -> {});
            queue.forget(PERSON);
        };
        assertThat(erase().files()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFileFinishedAfterTheErasureDoesNotStay() throws Exception {
        fetch(add(PERSON, 1), () -> queue.forget(PERSON));
        assertThat(left()).isEmpty();
    }
}
