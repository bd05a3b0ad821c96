package io.puente.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLoader;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateMappingTest {
    private static final String OWN = "objects.case.fields.Subject";
    private static final String OF_THE_CRM = "objects.case.writes";

    static Stream<Arguments> crms() {
        SchemaReader empty = object -> Optional.empty();
        SchemaReader down = object -> {
            throw TargetFailure.unavailable("503", "closed for repairs");
        };
        return Stream.of(
                Arguments.of("one that can be asked", Optional.of(empty), List.of(OF_THE_CRM, OWN)),
                Arguments.of("one that cannot be asked now", Optional.of(down), List.of(OWN)),
                Arguments.of("one that does not describe itself", Optional.empty(), List.of(OWN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crms")
    void theCrmsObjectionsAreAddedToTheFilesOwnMistakes(String name, Optional<SchemaReader> crm, List<String> paths)
            throws Exception {
        assertThat(mistakes("value: engagement.subject, write: once", crm))
                .extracting(MappingProblem::path)
                .map(path -> path.startsWith(OWN) ? OWN : path)
                .containsExactlyElementsOf(paths);
    }

    @Test
    void aFileWithoutMistakesIsReadWithoutAskingTheCrm() throws Exception {
        MappingFile file = CandidateMapping.read(() -> file("value: engagement.subject"), () -> {
            throw new AssertionError("the CRM was asked");
        });
        assertThat(file.needs()).extracting(need -> need.writes()).contains(new ObjectName("Case"));
    }

    private static List<MappingProblem> mistakes(String subject, Optional<SchemaReader> crm) throws Exception {
        try {
            CandidateMapping.read(() -> file(subject), () -> crm);
        } catch (MappingProblems e) {
            return e.problems();
        }
        throw new AssertionError("no problem found");
    }

    private static MappingFile file(String subject) throws IOException {
        String text = """
                version: 1
                crm: salesforce
                objects:
                  - name: case
                    writes: Case
                    from: engagement
                    key: { field: Key, value: engagement.key }
                    fields:
                      Subject: { %s }
                """.formatted(subject);
        return MappingLoader.read("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "salesforce");
    }
}
