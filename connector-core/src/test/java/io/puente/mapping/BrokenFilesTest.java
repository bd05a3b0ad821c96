package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every mistake an administrator can make, and the words it gets. The table stands in {@code broken-files.txt}. */
class BrokenFilesTest {

    @TestFactory
    Stream<DynamicTest> everyProblemIsNamedWithItsPlace() throws IOException {
        return SectionFile.read("/mapping/broken-files.txt").stream()
                .map(section -> DynamicTest.dynamicTest(
                        section.name(),
                        () -> assertThat(problems(section.body().getBytes(StandardCharsets.UTF_8)))
                                .isEqualTo(section.expected())));
    }

    @Test
    void theTableIsNotEmpty() throws IOException {
        assertThat(SectionFile.read("/mapping/broken-files.txt")).hasSizeGreaterThan(60);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        assertThat(problems(new byte[] {'v', (byte) 0xff, ':'}))
                .containsExactly("1:1: the file is not UTF-8 text; save it with the encoding UTF-8");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        assertThat(problems(new byte[2_000_000])).containsExactly("1:1: the file is larger than 1 MiB");
    }

    @Test
    void aBombOfAliasesIsRefused() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString().getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("not valid YAML", "aliases");
    }

    @Test
    void aDeepFileIsRefused() throws IOException {
        assertThat(problems(("a: " + "[".repeat(500)).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("not valid YAML");
    }

    @Test
    void aFileThatContainsItselfIsRefused() throws IOException {
        assertThat(problems("version: 1\ncrm: salesforce\nobjects: &o [*o]\n".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void theMessageNamesFileAndPlace() {
        assertThatThrownBy(() -> MappingLoader.load(
                        "crm-a.yaml", new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8)), "salesforce"))
                .isInstanceOf(MappingProblems.class)
                .hasMessage(
                        "crm-a.yaml:1:1: must be a block of keys; keys are version, crm, objects, transcript, extends");
    }

    /** The problems without the file's name. */
    private static List<String> problems(byte[] file) throws IOException {
        try {
            MappingLoader.load("f", new ByteArrayInputStream(file), "salesforce");
            return List.of();
        } catch (MappingProblems e) {
            return e.problems().stream()
                    .map(problem -> problem.text().substring("f:".length()))
                    .toList();
        }
    }
}
