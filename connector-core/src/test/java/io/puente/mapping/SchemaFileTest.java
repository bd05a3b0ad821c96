package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The JSON Schema that editors use says the same as the loader. */
class SchemaFileTest {

    private static final JsonNode FILE = read();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(FILE);

    @Test
    void listsEveryPathOfTheVocabulary() {
        List<String> listed = new ArrayList<>();
        FILE.at("/$defs/path/anyOf/0/enum").forEach(path -> listed.add(path.asText()));
        assertThat(listed)
                .containsExactlyElementsOf(CanonicalVocabulary.paths().stream()
                        .map(CanonicalPath::name)
                        .toList());
    }

    @Test
    void knowsTheSameKeysAsTheLoader() {
        assertThat(names("/properties")).isEqualTo(keysIn("[]", "keys are "));
        assertThat(names("/$defs/object/properties"))
                .containsAll(keysIn("version: 1\ncrm: x\nobjects: [a]", "keys are "));
        assertThat(names("/$defs/field/properties")).contains("value", "const", "template", "expr", "decide");
    }

    /** Each of these is right or wrong for the loader and for the schema alike. */
    @Test
    void acceptsAndRefusesWhatTheLoaderDoes() throws IOException {
        int refused = 0;
        for (SectionFile section : SectionFile.read("/mapping/broken-files.txt")) {
            Object file = loaded(section.body());
            if (file != null && !check(file).isEmpty()) {
                refused++;
            }
        }
        // The rest needs more than a schema can say: unknown names in texts, contradictions, order.
        assertThat(refused).isGreaterThanOrEqualTo(50);
        assertThat(check(loaded("""
                version: 1
                crm: salesforce
                extends: default
                objects:
                  - name: case
                    when: "engagement.status == 'OPEN'"
                    references: { ContactId: remove, Other: { object: contact, whenMissing: omit } }
                    fields:
                      A: { value: contact.phone, map: { x: 1 }, unmapped: default, default: y }
                      B: { expr: "message.details.latitude", write: when-empty }
                      C: { decide: [ { if: { message.kind: [image, video] }, give: 1 }, { give: 2 } ] }
                      D: remove
                      E: { value: message.details.anything, max: 40, overflow: split, ifAbsent: clear }
                """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "dynamics", "siebel"})
    void acceptsTheShippedFiles(String crm) throws IOException {
        Path folder = Path.of("../connector-" + crm + "/src/main/resources/mapping");
        for (String file : List.of("default", "transcript")) {
            assertThat(check(loaded(Files.readString(folder.resolve(crm + "-" + file + ".yaml")))))
                    .as(file)
                    .isEmpty();
        }
    }

    /** What the README shows is what people copy. */
    @Test
    void acceptsTheFilesOfTheReadme() throws IOException {
        String[] parts = Files.readString(Path.of("../README.md")).split("(?m)^ *(?=version: 1$)");
        assertThat(parts).hasSizeGreaterThan(2);
        for (int i = 1; i < parts.length; i++) {
            String file = parts[i].split("(?m)^ *(```|EOF)")[0];
            // In a list the whole file is indented.
            Object read = loaded(
                    file.lines().skip(1).anyMatch(line -> line.startsWith("   crm"))
                            ? ("   " + file).stripIndent()
                            : file);
            assertThat(read).isNotNull();
            assertThat(check(read)).as(file).isEmpty();
        }
    }

    private static Set<ValidationMessage> check(Object file) {
        return SCHEMA.validate(new ObjectMapper().valueToTree(file));
    }

    private static @org.jspecify.annotations.Nullable Object loaded(String text) {
        try {
            return new Yaml().load(text);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Set<String> names(String pointer) {
        Set<String> names = new java.util.TreeSet<>();
        FILE.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** As the loader's own message lists them. */
    private static Set<String> keysIn(String file, String before) {
        try {
            MappingLoader.read(
                    "f", new java.io.ByteArrayInputStream(file.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "x");
            throw new AssertionError("no problem found");
        } catch (MappingProblems e) {
            String text = e.problems().get(0).text();
            return new java.util.TreeSet<>(List.of(
                    text.substring(text.indexOf(before) + before.length()).split(", ")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode read() {
        try (var file = SchemaFileTest.class.getResourceAsStream("/mapping/puente-mapping.schema.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
