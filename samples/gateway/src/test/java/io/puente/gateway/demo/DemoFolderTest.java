package io.puente.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DemoFolderTest {

    @TempDir
    Path temporary;

    private Path path;

    @BeforeEach
    void name() {
        path = temporary.resolve("demo");
    }

    @Test
    void isMadeForItsOwnerOnlyAndIsGoneAtTheEnd() throws IOException {
        DemoFolder folder = DemoFolder.claim(path).orElseThrow();
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        Files.writeString(Files.createDirectory(path.resolve("media")).resolve("file"), "content");
        folder.delete();
        assertThat(path).doesNotExist();
    }

    @Test
    void whatADemoLeftBehindIsEmptied() throws IOException {
        Files.createDirectory(path);
        Files.createFile(path.resolve(DemoFolder.MARKER));
        Files.createFile(path.resolve("puente.lock"));
        Files.writeString(Files.createDirectory(path.resolve("media")).resolve("file"), "content");
        DemoFolder folder = DemoFolder.claim(path).orElseThrow();
        assertThat(path).isDirectoryContaining("glob:**" + DemoFolder.MARKER);
        assertThat(path.toFile().list()).hasSize(1);
        folder.delete();
    }

    @Test
    void whatNoDemoMadeIsNotTouched() throws IOException {
        Path file = Files.createDirectory(path).resolve("log.db");
        Files.writeString(file, "somebody's");
        assertThat(DemoFolder.claim(path)).isEmpty();
        assertThat(file).hasContent("somebody's");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve(DemoFolder.MARKER));
        Path file = Files.createFile(elsewhere.resolve("log.db"));
        Files.createSymbolicLink(path, elsewhere);
        assertThat(DemoFolder.claim(path)).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void thatOfADemoThatRunsIsNotTouched() throws IOException {
        DemoFolder first = DemoFolder.claim(path).orElseThrow();
        Path file = Files.createFile(path.resolve("log.db"));
        assertThat(DemoFolder.claim(path)).isEmpty();
        assertThat(file).exists();
        first.delete();
        assertThat(DemoFolder.claim(path)).isPresent();
    }

    @Test
    void thatOfAGatewayThatRunsIsNotTouched() throws IOException {
        Files.createDirectory(path);
        Files.createFile(path.resolve(DemoFolder.MARKER));
        Path file = Files.createFile(path.resolve("log.db"));
        try (var lock =
                FileChannel.open(path.resolve("puente.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(DemoFolder.claim(path)).isEmpty();
            assertThat(file).exists();
        }
        assertThat(DemoFolder.claim(path)).isPresent();
    }

    @Test
    void onlyADemoThatStartsClaimsItAndASecondOneGetsAnother() throws IOException {
        var command = demo().withProperty("io.puente.command-mode", "true");
        var elsewhere =
                demo().withProperty("puente.data", temporary.resolve("own").toString());
        var gateway = demo();
        gateway.setActiveProfiles("production");
        for (MockEnvironment other : new MockEnvironment[] {command, elsewhere, gateway}) {
            new DemoData().postProcessEnvironment(other, new SpringApplication());
            assertThat(path).doesNotExist();
        }
        DemoFolder first = DemoFolder.claim(path).orElseThrow();
        var second = demo();
        new DemoData().postProcessEnvironment(second, new SpringApplication());
        assertThat(second.getProperty("puente.data"))
                .isEqualTo(DemoFolder.ofThisProcess(path).toString());
        first.delete();
    }

    private MockEnvironment demo() {
        var environment = new MockEnvironment()
                .withProperty(DemoData.SCRATCH, path.toString())
                .withProperty("puente.data", "${" + DemoData.SCRATCH + "}");
        environment.setActiveProfiles("demo");
        return environment;
    }
}
