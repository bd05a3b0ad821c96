package io.puente.mapping;

import static io.puente.mapping.SampleFields.field;
import static io.puente.mapping.SampleFields.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.SampleFields.Flag;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file with mistakes of its own is compared with the CRM all the same, as far as it could be read. */
class AllAtOnceTest {

    private static final SchemaReader CRM = name -> name.value().equals("Case")
            ? Optional.of(object(
                    "Case",
                    field("Key", FieldType.TEXT, 40, Flag.UNIQUE),
                    field("Name", FieldType.TEXT, 80, Flag.REQUIRED),
                    field("Open", FieldType.FLAG, 0),
                    field("Subject", FieldType.TEXT, 20)))
            : Optional.empty();

    static Stream<Arguments> files() {
        return Stream.of(
                row(
                        "a misspelt value and a misspelt field",
                        "Name: { value: contact.displayname }\n      Subjcet: { const: A }",
                        "9:22: objects.case.fields.Name.value: there is no value 'contact.displayname'; did you mean 'contact.displayName'?",
                        "10:7: objects.case.fields.Subjcet: Case has no field 'Subjcet', or Puente's user may not see it; did you mean 'Subject'?"),
                row(
                        "what is required may be what could not be read",
                        "Name: { vaule: contact.displayName }\n      Open: { const: maybe }",
                        "9:7: objects.case.fields.Name: says nothing about where the value comes from; give one of value, const, template, expr, decide",
                        "9:15: objects.case.fields.Name: there is no key 'vaule' here; did you mean 'value'?",
                        "10:22: objects.case.fields.Open: the CRM's field is a check box, this is text; write true or false"),
                row(
                        "one field's mistake is told once",
                        "Name: { const: A }\n      Subject: { value: engagement.subject, write: once }",
                        "10:52: objects.case.fields.Subject.write: 'once' is not known here; allowed are always, create, when-empty"));
    }

    private static Arguments row(String name, String fields, String... problems) {
        return Arguments.of(name, fields, List.of(problems));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void bothKindsOfMistakesAreTold(String name, String fields, List<String> problems) throws Exception {
        assertThat(texts(MappingCheck.check(mistakes(fields), CRM))).isEqualTo(problems);
    }

    @Test
    void aFileForAnotherCrmIsComparedWithNothing() throws Exception {
        var mistakes = mistakes("Subjcet: { const: A }".replace("A", "A, vaule: B"), "siebel");
        assertThat(texts(MappingCheck.check(mistakes, CRM)))
                .containsExactly("2:6: crm: the file is for 'siebel'; this CRM is of type 'salesforce'");
    }

    /** Whoever mends the last line of a list must not believe that this was all. */
    @Test
    void aListThatIsCutSaysSo() throws Exception {
        String fields = IntStream.range(0, 150)
                .mapToObj(i -> "F" + i + ": { vaule: x, const: y }")
                .collect(Collectors.joining("\n      "));
        List<String> all = texts(mistakes(fields).problems());
        assertThat(all).hasSize(101);
        assertThat(all.get(100))
                .endsWith("there are more than 100 problems; the others are shown when some of these are mended");
    }

    private static MappingProblems mistakes(String fields) throws IOException {
        return mistakes(fields, "salesforce");
    }

    private static MappingProblems mistakes(String fields, String crm) throws IOException {
        String file = """
                version: 1
                crm: %s
                objects:
                  - name: case
                    writes: Case
                    from: engagement
                    key: { field: Key, value: engagement.key }
                    fields:
                      %s
                """.formatted(crm, fields);
        try {
            MappingLoader.load("f", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "salesforce");
        } catch (MappingProblems e) {
            return e;
        }
        throw new AssertionError("no problem found");
    }

    private static List<String> texts(List<MappingProblem> problems) {
        return problems.stream()
                .map(problem -> problem.text().substring("f:".length()))
                .toList();
    }
}
