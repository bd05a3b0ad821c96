package io.puente.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ContactKey;
import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue.Item;
import io.puente.store.MediaQueue.State;
import io.puente.testkit.Canonical;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFilesTest {
    private static final ContactKey ANA = Canonical.contact(1);
    private static final ContactKey BEA = Canonical.contact(2);
    private static final MessageKey ONE = Canonical.messageKey(1, 1);
    private static final MessageKey TWO = Canonical.messageKey(1, 2);

    @TempDir
    private Path parent;

    private Path root;
    private MediaFiles files;

    @BeforeEach
    void make() throws Exception {
        root = parent.resolve("data/media");
        files = new MediaFiles(root);
    }

    private String keep(ContactKey contact, MessageKey message, int bytes) throws Exception {
        try (IncomingFile file = files.begin(contact, message, 100)) {
            file.receive(new ByteArrayInputStream(new byte[bytes]), bytes);
            return files.keep(file, contact, message, "jpg");
        }
    }

    @Test
    void keptFileReplacesAnOlderCopy() throws Exception {
        keep(ANA, ONE, 10);
        String path = keep(ANA, ONE, 20);
        assertThat(path).isEqualTo(ANA.value() + "/" + ONE.value() + ".jpg");
        assertThat(files.locate(path)).hasSize(20);
        assertThat(root.resolve(ANA.value())).isDirectoryContaining("glob:**.jpg");
    }

    @Test
    void unfinishedFileLeavesNothing() throws Exception {
        try (IncomingFile file = files.begin(ANA, ONE, 100)) {
            assertThatThrownBy(() -> file.receive(new ByteArrayInputStream(new byte[5]), 10))
                    .isInstanceOf(IOException.class);
        }
        try (IncomingFile file = files.begin(ANA, ONE, 100)) {
            assertThatThrownBy(() -> file.receive(new ByteArrayInputStream(new byte[101]), -1))
                    .isInstanceOf(MediaFailure.class)
                    .hasMessageContaining("limit of 100");
        }
        assertThat(root.resolve(ANA.value())).isEmptyDirectory();
    }

    @Test
    void erasingAContactLeavesTheOthers() throws Exception {
        keep(ANA, ONE, 1);
        keep(ANA, TWO, 1);
        String other = keep(BEA, ONE, 1);
        Files.createFile(root.resolve(ANA.value()).resolve("half.part"));
        assertThat(files.erase(ANA)).isEqualTo(3);
        assertThat(root.resolve(ANA.value())).doesNotExist();
        assertThat(files.locate(other)).exists();
        assertThat(files.erase(ANA)).isZero();
    }

    @Test
    void erasingFindsWhatCameUnderTheKeyOfAMergedPerson() throws Exception {
        String path = keep(BEA, TWO, 1);
        MediaRef media = new MediaRef("1", null, null, null, null, false, false);
        MediaTask task = new MediaTask(TWO, ANA, Canonical.NUMBER, media, Canonical.START);
        assertThat(files.erase(ANA, List.of(new Item(task, State.STORED, 0, path, null, null))))
                .isEqualTo(1);
        assertThat(files.locate(path)).doesNotExist();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd", "", "."})
    void storedPathsStayInside(String path) {
        assertThatThrownBy(() -> files.locate(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void othersOnTheMachineSeeNothing() throws Exception {
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void unwritableFolderIsTheDisksFault() throws Exception {
        Files.createFile(root.resolve(ANA.value()));
        assertThatThrownBy(() -> files.begin(ANA, ONE, 100))
                .isInstanceOfSatisfying(
                        MediaFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(MediaFailure.Kind.DISK))
                .hasMessageNotContaining(root.toString());
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            nullValues = "none",
            value = {
                "image/jpeg, jpg",
                "IMAGE/PNG, png",
                "audio/ogg; codecs=opus, ogg",
                "' audio/ogg ;codecs=opus', ogg",
                "application/pdf, pdf",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document, docx",
                "text/html, bin",
                "application/x-msdownload, bin",
                "image/svg+xml, bin",
                "image/../../x, bin",
                "'', bin",
                "none, bin",
            })
    void extensions(String mimeType, String extension) {
        assertThat(FileType.extension(mimeType)).isEqualTo(extension);
    }
}
